import { canonicalFrom } from '../reading/canonical-from.ts';
import { Findings } from '../reading/findings.ts';
import { Provenance } from '../reading/provenance.ts';
import type { Found } from '../reading/sources.ts';
import { Timestamps } from '../reading/timestamps.ts';
import type { Translation } from '../translation.ts';
import type { Message, TranslatorNeeds } from '../wire-format.ts';
import { conditionsOf } from './clinical/conditions.ts';
import { goalsOf } from './clinical/goals.ts';
import { measuresOf } from './clinical/measures.ts';
import { precautionsOf } from './clinical/precautions.ts';
import { proceduresOf } from './clinical/procedures.ts';
import { isKnownKind, kindOf } from './document/kinds.ts';
import { messageIdOf } from './document/message-id.ts';
import { narrativesIn, sectionsIn } from './document/sections.ts';
import { dischargeFact } from './encounter/discharge-fact.ts';
import { singleFields } from './fields.ts';
import { warnOfConsents } from './papers/consents.ts';
import { coverageOf } from './papers/coverage.ts';
import { documentsOf } from './papers/documents.ts';
import { clientOf } from './person/client.ts';
import { personIn } from './person/person.ts';
import type { Reading, Story } from './reading/reading.ts';
import { referredToOf } from './referral/referred-to.ts';
import { referrerOf } from './referral/referrer.ts';
import { serviceRequestedOf } from './referral/service.ts';
import { writtenReferralOf } from './referral/written-referral.ts';
import type { XmlElement } from './xml/element.ts';

/** More than CDA allows, which is four. */
const mostFractionDigits = 9;

const readingOf = (document: XmlElement, findings: Findings, timestamps: Timestamps): Reading => {
  const sections = sectionsIn(document);
  const kind = kindOf(document);
  if (!isKnownKind(document, kind))
    findings.warn('document-of-another-kind', document.at('code')?.path ?? document.path);
  return {
    document,
    ...(kind === undefined ? {} : { kind }),
    sections,
    narratives: narrativesIn(sections),
    timestamps,
    findings,
    provenance: new Provenance(),
    used: new Set(),
  };
};

const storyOf = (reading: Reading): Story => {
  const person = personIn(reading.document, reading.findings);
  const fact = dischargeFact(reading);
  return { ...reading, ...(person === undefined ? {} : { person }), ...(fact === undefined ? {} : { fact }) };
};

/** Every field of the canonical form, each read by its own table of sources. */
const candidateOf = (story: Story, messageId: Found<string>): object =>
  story.provenance.compose(
    { path: '' },
    {
      messageId,
      ...singleFields(story),
      client: story.person && clientOf(story.person, story),
      conditions: conditionsOf(story),
      procedures: proceduresOf(story),
      referrer: referrerOf(story),
      referredTo: referredToOf(story),
      serviceRequested: serviceRequestedOf(story),
      precautions: precautionsOf(story),
      measures: measuresOf(story),
      goals: goalsOf(story),
      referral: writtenReferralOf(story),
      coverage: coverageOf(story),
      documents: documentsOf(story),
    },
  );

/** Translates a ClinicalDocument; a refused one as far as it can be read. */
export const translate = (document: XmlElement, message: Message, needs: TranslatorNeeds): Translation => {
  const { sender } = message;
  const findings = new Findings();
  const messageId = messageIdOf({ ...message, document, needs, findings });
  const story = storyOf(
    readingOf(document, findings, new Timestamps(needs.calendarOf(sender.timeZone), mostFractionDigits)),
  );
  warnOfConsents(story);
  const read = canonicalFrom(
    candidateOf(story, messageId),
    {
      ...story,
      sender,
      toldToLack: [
        ...(story.fact === undefined ? (['dischargedAt'] as const) : []),
        ...(story.person === undefined ? (['client'] as const) : []),
      ],
    },
    needs,
  );
  return {
    messageId: messageId.value,
    ...read,
    issues: findings.issues,
    warnings: findings.warnings,
    ignored: story.sections
      .filter(({ element }) => !story.used.has(element))
      .map(({ element }) => element.path),
  };
};
