import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCanaries, heldBy } from '../privacy/canaries/canaries.ts';
import {
  acceptedDischarge,
  fhirRecord,
  informationOf,
  refusedDischarge,
} from '../privacy/canaries/messages.ts';
import { writingCanaries } from '../privacy/canaries/whole-life.ts';
import type { Reply } from './stack/caller.ts';
import { partnerBusOf, quarantineOf } from './stack/partner-bus.ts';
import { takingOn } from './stack/program.ts';
import { type Stack, startStack } from './stack/stack.ts';

const canaries = createCanaries();
let stack: Stack;
/** What the process itself wrote to its streams is the functions' logs. */
const logs = (): string => {
  const folder = join(stack.demo.cloud.dataFolder, 'logs');
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
};

/** Every row of every table in the file that holds queues, stream positions, schedules and clock. */
const queueFile = (): string => {
  const file = new DatabaseSync(join(stack.demo.cloud.dataFolder, 'cloud.sqlite'), { readOnly: true });
  const names = file.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  const rows = names.flatMap(({ name }) => file.prepare(`SELECT * FROM "${name}"`).all());
  file.close();
  return JSON.stringify(rows);
};

const is = (status: number, reply: Reply): void => expect(reply.status, reply.text).toBe(status);

const overHttp = async (): Promise<string> => {
  const { partner, trainer, strangers } = stack;
  const message = acceptedDischarge(canaries);
  const episodeId = await stack.openedEpisode(message as never);
  const at = `/v1/discharges/${message.messageId}`;
  is(202, await partner(`${at}/information`, { body: informationOf(canaries) }));
  is(
    202,
    await partner(at, {
      method: 'PUT',
      body: { ...acceptedDischarge(canaries), messageId: message.messageId },
    }),
  );
  is(422, await partner('/v1/discharges', { body: refusedDischarge(canaries) }));
  is(400, await partner('/v1/discharges', { body: `{"messageId": ${canaries.canary('broken JSON')}` }));
  const fhir = { 'content-type': 'application/fhir+json' };
  is(202, await partner('/v1/discharges', { body: fhirRecord(canaries), headers: fhir }));
  is(404, await partner(`/v1/discharges/${canaries.canary('an unknown message id')}`));
  is(404, await strangers.partner(at));
  is(404, await strangers.trainer(`/v1/episodes/${episodeId}`));
  is(200, await trainer(`/v1/clients?query=${canaries.canary('a search')}`));
  const writing = writingCanaries(trainer, canaries);
  const { startProgram, activateProgram, issueReport } = takingOn(writing, episodeId, stack.now);
  await startProgram('mara-lind');
  await activateProgram();
  await issueReport();
  return episodeId;
};

const overThePartnerBus = async (): Promise<void> => {
  const json = (message: unknown) => ({ contentType: 'application/json', message });
  const put = partnerBusOf(stack.demo.cloud, stack.strangers.account);
  await put(json(acceptedDischarge(canaries)));
  await put(json(refusedDischarge(canaries)));
  await put(json({ client: acceptedDischarge(canaries)['client'] }));
  await put({ [`A ${canaries.canary('a field')}`]: canaries.canary('its value') });
  await partnerBusOf(stack.demo.cloud, '777788889999')(json(acceptedDischarge(canaries)));
};

let timeline: string;

beforeAll(async () => {
  stack = await startStack();
  const episodeId = await overHttp();
  await overThePartnerBus();
  await stack.demo.cloud.atRest();
  await stack.advance({ advanceDays: 3 });
  timeline = (await stack.trainer(`/v1/episodes/${episodeId}/timeline?limit=100`)).text;
});
afterAll(() => stack?.stop());

describe('given canaries in everything that was sent to the local cloud', () => {
  it.each([
    ['the log files of the functions', async () => logs()],
    ['what the control address shows', async () => (await stack.nobody('/_local/')).text],
    ['the events on the bus', async () => (await stack.nobody('/_local/events')).text],
    ['the file of queues, schedules and clock', async () => queueFile()],
    [
      'the reasons of the quarantine',
      async () =>
        JSON.stringify(
          (await quarantineOf(stack.demo.cloud, 'discharge-intake')).map(({ reason }) => reason),
        ),
    ],
  ])('none is in %s', async (_, read) => {
    const text = await read();
    expect(text.length).toBeGreaterThan(100);
    expect(heldBy(text, canaries).map((canary) => canaries.planted.get(canary))).toEqual([]);
  });

  it('they were there: whoever may read them does', async () => {
    const written = heldBy(timeline, canaries).map((canary) => canaries.planted.get(canary));
    expect(written).toEqual(expect.arrayContaining(['record-paper.note', 'set-plan.exercises']));
    const kept = (await quarantineOf(stack.demo.cloud, 'discharge-intake')).map(({ body }) => body).join();
    expect(heldBy(kept, canaries).map((canary) => canaries.planted.get(canary))).toContain('its value');
  });

  it('the logs told of every function that had something to do', () => {
    for (const service of [
      'partner-api',
      'trainer-api',
      'referral-stage',
      'discharge-intake',
      'event-relay',
      'deadline-sweep',
    ])
      expect(logs()).toContain(`"service":"${service}"`);
  });
});
