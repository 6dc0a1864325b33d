import { isObject, type JsonObject } from '../json/value.ts';
import { canonicalFrom } from '../reading/canonical-from.ts';
import { Findings } from '../reading/findings.ts';
import { Provenance } from '../reading/provenance.ts';
import type { Found } from '../reading/sources.ts';
import type { Translation } from '../translation.ts';
import type { Message, TranslatorNeeds } from '../wire-format.ts';
import { conditionsOf } from './clinical/conditions.ts';
import { goalsOf } from './clinical/goals.ts';
import { measuresOf } from './clinical/measures.ts';
import { precautionsOf } from './clinical/precautions.ts';
import { proceduresOf } from './clinical/procedures.ts';
import { warnOfContradictions } from './discharge/contradictions.ts';
import { dischargeFact } from './discharge/discharge-fact.ts';
import { refuseDied } from './discharge/disposition.ts';
import { singleFields } from './fields.ts';
import { messageIdOf } from './message/message-id.ts';
import { type Opened, openMessage } from './message/open-message.ts';
import { refuseOtherMessages } from './message/other-messages.ts';
import { References } from './message/references.ts';
import { consentOf } from './papers/consent.ts';
import { coverageOf } from './papers/coverage.ts';
import { documentsOf } from './papers/documents.ts';
import { clientOf } from './person/client.ts';
import { refuseUnlessLiving } from './person/living-person.ts';
import { type Person, personIn, type Found as Whom } from './person/people.ts';
import { Dates } from './reading/dates.ts';
import { ignoredIn } from './reading/ignored.ts';
import { byType, type Reading } from './reading/reading.ts';
import type { Story } from './reading/story.ts';
import { referralIn, refuseTakenBack } from './referral/find-referral.ts';
import { referredToOf } from './referral/referred-to.ts';
import { referrerOf } from './referral/referrer.ts';
import { serviceRequestedOf } from './referral/service.ts';
import { validityOf, writtenReferralOf } from './referral/written-referral.ts';

export const readingOf = (opened: Opened, findings: Findings, dates: Dates): Reading => ({
  opened,
  references: new References([...opened.resources, ...opened.nested]),
  dates,
  findings,
  provenance: new Provenance(),
  used: new Set(),
  passedOver: new Set(),
  ofType: byType(opened.resources),
});

/** Finds out what a message is about: whom, the referral it carries, and what has ended. */
const storyOf = (reading: Reading, whom: Whom): Story => {
  const about: Story = { ...reading, ...(typeof whom === 'string' ? {} : { subject: whom }) };
  const referral = referralIn(about);
  for (const located of Object.values(referral)) reading.used.add(located);
  const referred: Story = { ...about, ...referral };
  const fact = dischargeFact(referred);
  return fact === undefined ? referred : { ...referred, fact };
};

/** Every field of the canonical form, each read by its own table of sources. */
const candidateOf = (story: Story, person: Person | undefined, messageId: Found<string>): object => {
  const conditions = conditionsOf(story);
  const procedures = proceduresOf(conditions?.value ?? [], story);
  return story.provenance.compose(
    { path: '' },
    {
      messageId,
      ...singleFields(story),
      client: person && clientOf(person, story),
      conditions: conditions && { ...conditions, value: conditions.value.map(({ part }) => part) },
      procedures,
      referrer: referrerOf(story),
      referredTo: referredToOf(story),
      serviceRequested: serviceRequestedOf(story),
      precautions: precautionsOf(story),
      measures: measuresOf(story),
      goals: goalsOf(story),
      referral: writtenReferralOf(story),
      consent: consentOf(story),
      validity: validityOf(story),
      coverage: coverageOf(story),
      documents: documentsOf(story),
    },
  );
};

const isBundle = (value: unknown): value is JsonObject =>
  isObject(value) && value['resourceType'] === 'Bundle';

/** Translates a FHIR message; a refused one as far as it can be read. */
export const translate = (value: unknown, message: Message, needs: TranslatorNeeds): Translation => {
  const { json, sender } = message;
  const findings = new Findings(json.issues);
  const opened = openMessage(value, findings);
  const refused = (): Translation => ({
    issues: findings.issues,
    warnings: findings.warnings,
    ignored: [],
  });
  const named = opened ?? (isBundle(value) ? { bundle: value, resources: [], nested: [] } : undefined);
  if (named === undefined) return refused();
  const messageId = messageIdOf({ ...message, opened: named, needs, findings });
  if (opened === undefined) return { ...refused(), messageId: messageId.value };
  const reading = readingOf(opened, findings, new Dates(needs.calendarOf(sender.timeZone)));
  const whom = personIn(reading);
  const person = typeof whom === 'string' ? undefined : whom;
  refuseUnlessLiving(person?.accounts ?? [], findings);
  refuseOtherMessages(reading);
  const story = storyOf(reading, whom);
  refuseDied(story);
  refuseTakenBack(story);
  warnOfContradictions(story);
  if (whom === 'several') return { ...refused(), messageId: messageId.value };
  const read = canonicalFrom(
    candidateOf(story, person, messageId),
    {
      ...story,
      sender,
      toldToLack: [
        ...(story.fact === undefined ? (['dischargedAt'] as const) : []),
        ...(story.subject === undefined ? (['client'] as const) : []),
      ],
    },
    needs,
  );
  return {
    messageId: messageId.value,
    ...read,
    issues: findings.issues,
    warnings: findings.warnings,
    ignored: ignoredIn(story),
  };
};
