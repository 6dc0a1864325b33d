import type { TherapyDischarge } from '@continuum/contracts';
import { dropNumbers } from '../client/running-text.ts';
import { usableMessageId } from '../message-id.ts';
import { Findings } from '../reading/findings.ts';
import { fitted } from '../reading/fitted.ts';
import { Provenance } from '../reading/provenance.ts';
import { type Found, firstOf, type Source } from '../reading/sources.ts';
import { senderDiffers } from '../sender/sender-differs.ts';
import type { About, Translation } from '../translation.ts';
import type { Message, TranslatorNeeds } from '../wire-format.ts';
import { conditionsOf, precautionsOf, proceduresOf } from './clinical/clinical.ts';
import { documentsOf, measuresOf } from './clinical/observations.ts';
import { isLive, kindOf, refuseOtherKinds, refuseOtherVersions } from './kinds/message-kind.ts';
import { parsedFrom } from './parsing/parsed.ts';
import type { Segment } from './parsing/segment.ts';
import { clientOf, refuseDeceased } from './person/client.ts';
import { Dates } from './reading/dates.ts';
import { type Story, segmentNamed, segmentsNamed } from './reading/story.ts';
import { dischargedAtOf, dispositionOf } from './referral/discharged-at.ts';
import { singleFields } from './referral/fields.ts';
import { referredToOf, referrerOf } from './referral/providers.ts';

interface Named extends Pick<Message, 'bytes' | 'idempotencyKey'> {
  readonly header: Segment;
  readonly needs: TranslatorNeeds;
  readonly findings: Findings;
}

const usable = (candidate: string | undefined, path: string, { needs }: Named) => {
  const value = usableMessageId(candidate, needs.parseCanonical);
  return value === undefined ? undefined : { value, path };
};

const messageIds: readonly Source<Named, string>[] = [
  { source: 'MSH-10', read: (named) => usable(named.header.text(10), named.header.at(10), named) },
  { source: 'Idempotency-Key', read: (named) => usable(named.idempotencyKey, 'idempotency-key', named) },
  {
    source: 'hash of the bytes',
    read: ({ bytes, needs, findings, header }) => {
      findings.warn('message-id-from-content', header.at(10));
      return { value: needs.hash(bytes), path: '' };
    },
  },
];

/** Every field of the canonical form, each read by its own sources. */
const candidateOf = (story: Story, messageId: Found<string>): object =>
  story.provenance.compose(
    { path: '' },
    {
      messageId,
      ...singleFields(story),
      client: clientOf(story),
      dischargedAt: dischargedAtOf(story),
      ...dispositionOf(story),
      conditions: conditionsOf(story),
      procedures: proceduresOf(story),
      referrer: referrerOf(story),
      referredTo: referredToOf(story),
      precautions: precautionsOf(story),
      measures: measuresOf(story),
      documents: documentsOf(story),
    },
  );

const discharged = 'the instant of a discharge in PV1-45 or RF1-9';

/** What is told of the message as a whole: that its event says two things, and lines that are no segments. */
const warnOfTheWhole = (story: Story): void => {
  const event = segmentNamed(story, 'EVN')?.text(1)?.toUpperCase();
  if (event !== undefined && story.kind !== undefined && event !== story.kind.event)
    story.findings.warn('event-contradicts-type', 'EVN-1');
  for (const line of story.message.strayLines) story.findings.warn('line-left-out', `line ${line}`);
};

const aboutOf = (story: Story, messageId: string): About => ({
  referralIds: [6, 11].flatMap((field) => segmentNamed(story, 'RF1')?.text(field) ?? []),
  messageId,
});

const dischargeOf = (story: Story, messageId: Found<string>, needs: TranslatorNeeds) => {
  const { findings, provenance, sender } = story;
  refuseDeceased(story);
  const candidate = candidateOf(story, messageId);
  const { dischargedAt, client } = candidate as Partial<TherapyDischarge>;
  if (dischargedAt === undefined) findings.refuse('PV1-45', discharged, 'nothing');
  dropNumbers(candidate, (warning, path) => findings.warn(warning, provenance.elementAt(candidate, path)));
  const parsed = fitted(candidate, needs.parseCanonical, findings, provenance);
  const toldAlready = ([part]: readonly (string | number)[]) =>
    (part === 'dischargedAt' && dischargedAt === undefined) || (part === 'client' && client === undefined);
  for (const issue of 'issues' in parsed ? parsed.issues : [])
    if (!toldAlready(issue.path)) findings.issues.push(provenance.translated(candidate, issue));
  if (senderDiffers((candidate as Pick<TherapyDischarge, 'sender'>).sender, sender))
    findings.warn('sender-differs', provenance.elementAt(candidate, ['sender']));
  return {
    ...('discharge' in parsed && findings.issues.length === 0 ? { discharge: parsed.discharge } : {}),
    fields: provenance.fieldsOf(candidate),
  };
};

const refuseWithoutReference = (story: Story): void => {
  if (aboutOf(story, '').referralIds.length === 0 && segmentsNamed(story, 'RF1').length > 0)
    story.findings.warn('referral-not-named', 'RF1-6');
};

/** Translates an HL7 v2 message; a refused one as far as it can be read. */
export const translate = (message: Message, needs: TranslatorNeeds): Translation => {
  const findings = new Findings();
  const parsed = parsedFrom(message.bytes);
  const { header } = parsed;
  if ('problem' in parsed) {
    const { path, expected, got } = parsed.problem;
    findings.refuse(path, expected, got);
  }
  if (header === undefined) return { issues: findings.issues, warnings: findings.warnings, ignored: [] };
  const messageId = firstOf(messageIds, { ...message, header, needs, findings }) as Found<string>;
  const known = { messageId: messageId.value };
  const told = () => ({ issues: findings.issues, warnings: findings.warnings });
  if ('problem' in parsed) return { ...known, ...told(), ignored: [] };
  refuseOtherKinds(header, findings);
  refuseOtherVersions(header, findings);
  const live = isLive(header, findings);
  const kind = kindOf(header);
  const story: Story = {
    message: parsed,
    kind,
    dates: new Dates(needs.calendarOf(message.sender.timeZone)),
    findings,
    provenance: new Provenance(),
    sender: message.sender,
    used: new Set([header]),
  };
  warnOfTheWhole(story);
  const meant = {
    ...known,
    ...(kind === undefined ? {} : { asks: kind.asks, about: aboutOf(story, messageId.value) }),
    ...(live ? {} : { trialOnly: true as const }),
  };
  if (kind === undefined) return { ...meant, ...told(), ignored: [] };
  if (kind.asks === 'cancellation' || kind.asks === 'status') {
    refuseWithoutReference(story);
    return { ...meant, ...told(), ignored: [] };
  }
  const read = dischargeOf(story, messageId, needs);
  const ignored = parsed.segments.filter((segment) => !story.used.has(segment)).map(({ path }) => path);
  return { ...meant, ...read, ...told(), ignored };
};
