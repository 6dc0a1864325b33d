import type { TherapyDischarge } from '@continuum/contracts';
import { dropNumbers } from '../client/running-text.ts';
import { Findings } from '../reading/findings.ts';
import { fitted } from '../reading/fitted.ts';
import { Provenance } from '../reading/provenance.ts';
import type { Found } from '../reading/sources.ts';
import { senderDiffers } from '../sender/sender-differs.ts';
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
import { coverageOf } from './papers/coverage.ts';
import { documentsOf } from './papers/documents.ts';
import { clientOf } from './person/client.ts';
import { personIn } from './person/person.ts';
import type { Reading, Story } from './reading/reading.ts';
import { Timestamps } from './reading/timestamp.ts';
import { referredToOf } from './referral/referred-to.ts';
import { referrerOf } from './referral/referrer.ts';
import { serviceRequestedOf } from './referral/service.ts';
import { writtenReferralOf } from './referral/written-referral.ts';
import type { XmlElement } from './xml/element.ts';

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

/** Issues of the canonical form about what was told to be missing already. */
const toldAlready = (path: readonly (string | number)[], story: Story): boolean =>
  (path[0] === 'dischargedAt' && story.fact === undefined) ||
  (path[0] === 'client' && story.person === undefined);

/** Translates a ClinicalDocument; a refused one as far as it can be read. */
export const translate = (document: XmlElement, message: Message, needs: TranslatorNeeds): Translation => {
  const { sender } = message;
  const findings = new Findings();
  const messageId = messageIdOf({ ...message, document, needs, findings });
  const story = storyOf(readingOf(document, findings, new Timestamps(needs.calendarOf(sender.timeZone))));
  const { provenance } = story;
  const candidate = candidateOf(story, messageId);
  dropNumbers(candidate, (warning, path) => findings.warn(warning, provenance.elementAt(candidate, path)));
  const parsed = fitted(candidate, needs.parseCanonical, findings, provenance);
  for (const issue of 'issues' in parsed ? parsed.issues : [])
    if (!toldAlready(issue.path, story)) findings.issues.push(provenance.translated(candidate, issue));
  if (senderDiffers((candidate as Pick<TherapyDischarge, 'sender'>).sender, sender))
    findings.warn('sender-differs', provenance.elementAt(candidate, ['sender']));
  const { issues } = findings;
  return {
    messageId: messageId.value,
    ...('discharge' in parsed && issues.length === 0 ? { discharge: parsed.discharge } : {}),
    issues,
    warnings: findings.warnings,
    ignored: story.sections
      .filter(({ element }) => !story.used.has(element))
      .map(({ element }) => element.path),
    fields: provenance.fieldsOf(candidate),
  };
};
