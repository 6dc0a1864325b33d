import type { TherapyDischarge } from '@continuum/contracts';
import { sourcesOfLastResort, type Unnamed, usableMessageId } from '../message-id.ts';
import { canonicalFrom } from '../reading/canonical-from.ts';
import { Findings } from '../reading/findings.ts';
import { Provenance } from '../reading/provenance.ts';
import { type Found, firstOf, readAs, type Source } from '../reading/sources.ts';
import { Timestamps } from '../reading/timestamps.ts';
import type { About, Translation } from '../translation.ts';
import type { Message, TranslatorNeeds } from '../wire-format.ts';
import { conditionsOf, precautionsOf, proceduresOf } from './clinical/clinical.ts';
import { documentsOf, measuresOf } from './clinical/observations.ts';
import { isLive, kindOf, refuseOtherKinds, refuseOtherVersions } from './kinds/message-kind.ts';
import { parsedFrom } from './parsing/parsed.ts';
import type { Segment } from './parsing/segment.ts';
import { clientOf, refuseDeceased } from './person/client.ts';
import { type Story, segmentNamed, segmentsNamed } from './reading/story.ts';
import { consentOf } from './referral/consent.ts';
import { dischargedAtOf, dispositionOf } from './referral/discharged-at.ts';
import { singleFields } from './referral/fields.ts';
import { referredToOf, referrerOf } from './referral/providers.ts';

/** Of a second, in DTM. */
const mostFractionDigits = 4;

interface Named extends Unnamed {
  readonly header: Segment;
}

const controlId: Source<Named, string> = {
  source: 'MSH-10',
  read: ({ header, needs }) => readAs(header.read(10), (id) => usableMessageId(id, needs.parseCanonical)),
};

/** The control id a message is known by. */
const messageIdOf = (named: Named): Found<string> =>
  firstOf([controlId, ...sourcesOfLastResort(named.header.at(10))], named) as Found<string>;

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
      consent: consentOf(story),
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
  refuseDeceased(story);
  const candidate = candidateOf(story, messageId);
  const { dischargedAt, client } = candidate as Partial<TherapyDischarge>;
  if (dischargedAt === undefined) story.findings.refuse('PV1-45', discharged, 'nothing');
  const toldToLack = [
    ...(dischargedAt === undefined ? (['dischargedAt'] as const) : []),
    ...(client === undefined ? (['client'] as const) : []),
  ];
  return canonicalFrom(candidate, { ...story, toldToLack }, needs);
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
  const messageId = messageIdOf({ ...message, header, needs, findings });
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
    dates: new Timestamps(needs.calendarOf(message.sender.timeZone), mostFractionDigits),
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
