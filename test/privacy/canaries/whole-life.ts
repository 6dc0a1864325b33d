import { readFileSync } from 'node:fs';
import { commandBodies, routesByName } from '@continuum/contracts';
import { playSampleJourney } from '@continuum/tools/journey';
import { type Caller, commandBy, type Reply, type Request } from '../../integration/stack/caller.ts';
import { er7Type } from '../../kit/er7-answers.ts';
import { callerAs, callerWith } from '../../kit/system/callers.ts';
import { importedBy } from '../../kit/system/imports.ts';
import { accountOf } from '../../kit/system/people.ts';
import { roadThrough } from '../../kit/system/road.ts';
import { openedBy } from '../../kit/system/story.ts';
import type { System } from '../../kit/system/system.ts';
import type { Canaries } from './canaries.ts';
import { clinicalDocument, er7Referral } from './clinical-formats.ts';
import {
  acceptedDischarge,
  fhirRecord,
  informationOf,
  plantedCommand,
  refusedDischarge,
} from './messages.ts';

/** Answers that say no, and to whom they were given. */
export interface Refusal {
  readonly to: 'sender' | 'stranger';
  readonly text: string;
  readonly mediaType: string | null;
}

/** Writes down every answer that says no. */
const overheard =
  (caller: Caller, to: Refusal['to'], refusals: Refusal[]): Caller =>
  async (path, request) => {
    const reply = await caller(path, request);
    if (reply.status >= 400 || to === 'stranger')
      refusals.push({ to, text: reply.text, mediaType: reply.headers.get('content-type') });
    return reply;
  };

/** A member who writes a canary into every text of every command. */
export const writingCanaries =
  (caller: Caller, canaries: Canaries): Caller =>
  (path, request) => {
    const command = /\/commands\/([\w-]+)$/.exec(path)?.[1];
    const body = request?.body;
    return command === undefined || body === undefined
      ? caller(path, request)
      : caller(path, { ...request, body: plantedCommand(canaries, command, body) });
  };

const discharges = '/v1/discharges';
const at = (messageId: unknown, rest = ''): string =>
  `${discharges}/${encodeURIComponent(String(messageId))}${rest}`;

/** An answer in FHIR, with a canary for the person it names. */
const answerOf = (name: string, canaries: Canaries): string => {
  const example = new URL(`../../../packages/interop/examples/information/${name}.json`, import.meta.url);
  return readFileSync(example, 'utf8').replaceAll('Robin Marsh', () => canaries.canary(`whom ${name} names`));
};

/** An answer in FHIR, one about somebody else, and a paper as a document, taken and not. */
const answeredElsewise = async (partner: Caller, messageId: unknown, canaries: Canaries): Promise<void> => {
  const fhir = { 'content-type': 'application/fhir+json' };
  const path = at(messageId, '/information');
  const taken = async (status: number, request: NonNullable<Parameters<Caller>[1]>, query = '') => {
    const { status: got, text } = await partner(`${path}${query}`, request);
    if (got !== status) throw new Error(`expected ${status}, got ${got}: ${text}`);
  };
  await taken(202, { body: answerOf('consent', canaries), headers: fhir });
  await taken(422, { body: answerOf('somebody-else', canaries), headers: fhir });
  const titled = { 'document-title': canaries.canary('a title of a document') };
  const pdf = new TextEncoder().encode(`%PDF-1.7 ${canaries.canary('a paper')}`);
  const supplies = '?supplies=written-referral';
  await taken(202, { body: pdf, headers: { ...titled, 'content-type': 'application/pdf' } }, supplies);
  await taken(422, { body: pdf, headers: { ...titled, 'content-type': 'image/png' } }, supplies);
  await taken(400, { body: { consent: {} }, headers: titled });
};

/** Accepted, a duplicate, refused and broken, in the formats that are not JSON. */
const clinicalFormats = async (partner: Caller, canaries: Canaries): Promise<void> => {
  const post = async (status: number, body: string, mediaType: string) => {
    const { status: got, text } = await partner(discharges, { body, headers: { 'content-type': mediaType } });
    if (got !== status) throw new Error(`expected ${status}, got ${got}: ${text}`);
  };
  const referral = er7Referral(canaries);
  await post(202, referral, er7Type);
  await post(409, referral.replace('M17.11', 'M17.10'), er7Type);
  await post(422, er7Referral(canaries).replace('PID|1|', 'PDA|||Y\rPID|1|'), er7Type);
  await post(400, `MSH|${canaries.canary('a broken header')}`, er7Type);
  const cda = 'application/cda+xml';
  await post(202, clinicalDocument(canaries), cda);
  await post(
    422,
    clinicalDocument(canaries).replace('<birthTime', '<sdtc:deceasedInd value="true"/><birthTime'),
    cda,
  );
  await post(400, `<ClinicalDocument ${canaries.canary('a broken document')}`, cda);
};

/** The same to a clinic whose system speaks FHIR: posts, reads, and what is refused of either. */
const lifeInFhir = async (partner: Caller, canaries: Canaries): Promise<void> => {
  const taken = async (status: number, path: string, request: Request = {}): Promise<void> => {
    const headers = { 'content-type': 'application/fhir+json' };
    const { status: got, text } = await partner(`/fhir${path}`, { headers, ...request });
    if (got !== status) throw new Error(`expected ${status}, got ${got}: ${text}`);
  };
  const nobody = { ...fhirRecord(canaries), entry: [] };
  await taken(200, '', { body: fhirRecord(canaries) });
  await taken(200, '?dryRun=true', { body: fhirRecord(canaries) });
  await taken(422, '', { body: nobody });
  await taken(422, '/$process-message', { body: nobody });
  await taken(400, '', { body: `{"resourceType": ${canaries.canary('broken FHIR')}` });
  await taken(200, '/Task');
  await taken(200, `/Task?identifier=${canaries.canary('an identifier asked for')}`);
  await taken(400, `/Task?identifier:${canaries.canary('a modifier')}=1`);
  await taken(404, `/Task/${canaries.canary('an id of a resource')}`);
};

/** Names of fields are repeated when they look like one: those that stand for a person have two words. */
const partnersLife = async (system: System, partner: Caller, canaries: Canaries): Promise<void> => {
  const mustBe = (status: number, { status: got, text }: Reply): void => {
    if (got !== status) throw new Error(`expected ${status}, got ${got}: ${text}`);
  };
  mustBe(201, await partner('/v1/webhooks', { body: { url: 'https://told.example/hooks' } }));
  mustBe(422, await partner('/v1/webhooks', { body: { url: `http://${canaries.canary('an address')}` } }));
  const message = acceptedDischarge(canaries);
  await openedBy(system, 'client-riverside', 'sub-mara', message);
  mustBe(200, await partner(`${discharges}?dryRun=true`, { body: acceptedDischarge(canaries) }));
  mustBe(202, await partner(at(message.messageId, '/information'), { body: informationOf(canaries) }));
  await answeredElsewise(partner, message.messageId, canaries);
  await system.atRest();
  const correction = { ...acceptedDischarge(canaries), messageId: message.messageId };
  mustBe(202, await partner(at(message.messageId), { method: 'PUT', body: correction }));
  mustBe(409, await partner(discharges, { body: { ...correction, priority: 'urgent' } }));
  mustBe(422, await partner(discharges, { body: refusedDischarge(canaries) }));
  mustBe(422, await partner(discharges, { body: { ...acceptedDischarge(canaries), client: 7 } }));
  mustBe(400, await partner(discharges, { body: `{"messageId": ${canaries.canary('broken JSON')}` }));
  const fhir = { 'content-type': 'application/fhir+json' };
  mustBe(202, await partner(discharges, { body: fhirRecord(canaries), headers: fhir }));
  await clinicalFormats(partner, canaries);
  await lifeInFhir(partner, canaries);
  mustBe(404, await partner(at(canaries.canary('an unknown message id'))));
  mustBe(400, await partner(`${discharges}?A%20${canaries.canary('a query parameter')}=1`));
  mustBe(200, await partner(discharges));
  mustBe(200, await partner(`${discharges}?referralId=${canaries.canary('a referral id asked for')}`));
  mustBe(202, await partner(at(message.messageId, '/cancel'), { body: { reason: 'duplicate' } }));
  await system.atRest();
};

const importsOf = '/v1/imports';

/** Every row as it was read, but for the sender's own ids of its messages, which come back to it. */
const rowsWithoutIds = async (partner: Caller, importId: string, run: string): Promise<string> => {
  const { items } = (await partner(`${importsOf}/${importId}/rows?run=${run}`)).body;
  return JSON.stringify(items.map(({ messageId: _, ...row }: { messageId?: string }) => row));
};

/** Files of many, with rows that are taken, refused and unreadable; what is told of them belongs to nobody's person. */
const filesLife = async (
  system: System,
  partner: Caller,
  canaries: Canaries,
): Promise<readonly Refusal[]> => {
  const lines = [
    JSON.stringify(acceptedDischarge(canaries)),
    JSON.stringify(refusedDischarge(canaries)),
    JSON.stringify({ ...acceptedDischarge(canaries), client: canaries.canary('a client in a row') }),
    `{"messageId": ${canaries.canary('a broken row')}`,
    JSON.stringify(fhirRecord(canaries)),
  ].join('\n');
  const cell = (where: string): string => canaries.canary(`a cell of ${where}`);
  const table = [
    `messageId,client.name.family,client.birthDate,A ${canaries.canary('a column')}`,
    `${cell('messageId')},${cell('client.name.family')},${cell('client.birthDate')},${cell('an unknown column')}`,
    `${cell('a row of another width')}`,
  ].join('\n');
  const told: Refusal[] = [];
  for (const [format, text] of [
    ['ndjson', lines],
    ['csv', table],
    ['csv', `${canaries.canary('a first row that is no header')},1\n`],
  ] as const) {
    const { importId, ...tried } = await importedBy(system, 'client-riverside', format, text);
    await partner(`${importsOf}/${importId}/take`, { method: 'POST' });
    const texts = [
      tried,
      ...(await Promise.all(['trial', 'taking'].map((run) => rowsWithoutIds(partner, importId, run)))),
    ];
    told.push({ to: 'sender', mediaType: 'application/json', text: JSON.stringify({ texts }) });
  }
  await system.goOnWithImports();
  await system.atRest();
  return told;
};

const busLife = async (system: System, canaries: Canaries): Promise<void> => {
  const json = (message: unknown) => ({ contentType: 'application/json', message });
  const ours = accountOf('client-riverside');
  await system.putOnPartnerBus(ours, json(acceptedDischarge(canaries)));
  await system.putOnPartnerBus(ours, json(refusedDischarge(canaries)));
  await system.putOnPartnerBus(ours, json({ client: acceptedDischarge(canaries)['client'] }));
  await system.putOnPartnerBus(ours, { [`A ${canaries.canary('a field')}`]: canaries.canary('its value') });
  await system.putOnPartnerBus('777788889999', json(acceptedDischarge(canaries)));
  await system.deliver('referral-stage', `{"detail-type": "${canaries.canary('a detail type')}"`);
  await system.deliver('program-stage', JSON.stringify({ 'detail-type': canaries.canary('a detail type') }));
  await system.atRest();
};

/** Every command there is, on an episode where most of them are refused. */
const everyCommand = async (members: readonly Caller[], episodeId: string): Promise<void> => {
  const { examples } = routesByName['send-command'].request;
  for (const command of Object.keys(commandBodies) as (keyof typeof commandBodies)[])
    for (const member of members) await commandBy(member, episodeId)(command, examples[command]);
};

const strangersLife = async (stranger: Caller, episodeId: string, clientId: string): Promise<void> => {
  await stranger(`/v1/episodes/${episodeId}`);
  await stranger(`/v1/episodes/${episodeId}/timeline`);
  await stranger(`/v1/clients/${clientId}`);
  await stranger('/v1/clients?query=Z');
  await stranger('/v1/episodes');
  await commandBy(stranger, episodeId)('close-episode', {});
};

/**
 * Everything that can happen to a client's data, with canaries in all of it: discharges of every kind over HTTP and
 * the partner bus, the whole sample journey with its deadlines, every command, reads, and strangers at the door.
 */
export const liveThrough = async (system: System, canaries: Canaries): Promise<readonly Refusal[]> => {
  const refusals: Refusal[] = [];
  const sender = (caller: Caller): Caller => overheard(caller, 'sender', refusals);
  const partner = sender(callerAs(system, 'client-riverside'));
  const member = (login: 'sub-mara' | 'sub-otto' | 'sub-nell'): Caller =>
    sender(writingCanaries(callerAs(system, login), canaries));
  await partnersLife(system, partner, canaries);
  refusals.push(...(await filesLife(system, partner, canaries)));
  await busLife(system, canaries);
  const toJourney: Caller = (path, request) =>
    partner(
      path,
      request?.body === undefined ? request : { ...request, body: ourClient(canaries, request.body) },
    );
  const journey = await playSampleJourney(roadThrough(system, toJourney, member('sub-mara')), 'RPT-JOURNEY');
  const last = acceptedDischarge(canaries);
  const { episodeId, clientId } = await openedBy(system, 'client-riverside', 'sub-mara', last);
  await everyCommand([member('sub-mara'), member('sub-otto'), member('sub-nell')], episodeId);
  await everyCommand([member('sub-mara')], journey);
  await member('sub-mara')(`/v1/clients?query=${canaries.canary('a search')}`);
  await strangersLife(overheard(callerAs(system, 'sub-jo'), 'stranger', refusals), episodeId, clientId);
  await overheard(callerAs(system, 'client-hill'), 'stranger', refusals)(at(last.messageId));
  await overheard(callerWith(system), 'stranger', refusals)(at(last.messageId));
  await system.sweep();
  await system.atRest();
  return refusals;
};

/** The journey's discharge keeps its dates and its id; its person is a canary. */
const ourClient = (canaries: Canaries, body: unknown): unknown => {
  const { client, referrer } = acceptedDischarge(canaries);
  return { ...Object(body), client, referrer };
};
