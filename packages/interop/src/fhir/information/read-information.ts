import type { InformationProvided, TherapyDischarge } from '@continuum/contracts';
import type { Issue } from '@continuum/domain';
import { bounded } from '../../bounded.ts';
import { dropNumbers } from '../../client/running-text.ts';
import { hasTopLevel, readJson } from '../../json/read-json.ts';
import { parameterIssues, readMediaType } from '../../media-type.ts';
import { Findings } from '../../reading/findings.ts';
import { fitted } from '../../reading/fitted.ts';
import type { Sender, Warning } from '../../translation.ts';
import type { TranslatorNeeds } from '../../wire-format.ts';
import { everyConditionOf } from '../clinical/conditions.ts';
import { fhirJson } from '../fhir-json.ts';
import { openMessage } from '../message/open-message.ts';
import { consentOf } from '../papers/consent.ts';
import { clientOf } from '../person/client.ts';
import { Dates } from '../reading/dates.ts';
import { ignoredIn } from '../reading/ignored.ts';
import type { Story } from '../reading/story.ts';
import { referralIn, refuseTakenBack } from '../referral/find-referral.ts';
import { referrerOf } from '../referral/referrer.ts';
import { writtenReferralOf } from '../referral/written-referral.ts';
import { readingOf } from '../translate.ts';
import { loneProviderOf } from './lone-provider.ts';
import { whomIn } from './whom.ts';

/** Resources that may be sent alone, with what they need contained. */
const bareAnswers: ReadonlySet<string> = new Set([
  'Consent',
  'ServiceRequest',
  'Task',
  'Condition',
  'Practitioner',
  'PractitionerRole',
]);

export type ParseInformation = (
  value: unknown,
) =>
  | { readonly information: InformationProvided; readonly issues?: never }
  | { readonly issues: readonly Issue[] };

export interface InformationNeeds {
  readonly parseInformation: ParseInformation;
  readonly calendarOf: TranslatorNeeds['calendarOf'];
}

/** An answer in FHIR, as far as it is one. */
export interface ReadInformation {
  /** Present exactly when there are no issues. */
  readonly information?: InformationProvided;
  /** Whom it says it is about, where it does. */
  readonly client?: Partial<TherapyDischarge['client']>;
  readonly issues: readonly Issue[];
  readonly warnings: readonly Warning[];
  /** What it held and an answer cannot hold. */
  readonly ignored: readonly string[];
}

export interface InformationReader {
  /** Undefined where neither the media type nor the bytes say that it is FHIR. Never throws on any input. */
  read(mediaType: string, bytes: Uint8Array, sender: Sender): ReadInformation | undefined;
}

const nothingToTake: Issue = {
  path: [],
  expected: 'a Consent, ServiceRequest, Condition or Practitioner that supplies something',
  got: 'nothing that can be taken',
};

const answerOf = (
  value: unknown,
  sender: Sender,
  { parseInformation, calendarOf }: InformationNeeds,
): ReadInformation => {
  const findings = new Findings();
  const opened = openMessage(value, findings, bareAnswers);
  if (opened === undefined) return { issues: findings.issues, warnings: [], ignored: [] };
  const reading = readingOf(opened, findings, new Dates(calendarOf(sender.timeZone)));
  const person = whomIn(reading);
  const about: Story = { ...reading, ...(person === undefined ? {} : { subject: person }) };
  const referral = referralIn(about);
  for (const located of Object.values(referral)) reading.used.add(located);
  const story: Story = { ...about, ...referral };
  refuseTakenBack(story);
  const candidate = story.provenance.compose(
    { path: '' },
    {
      referrer: referrerOf(story) ?? loneProviderOf(story),
      conditions: everyConditionOf(story),
      referral: writtenReferralOf(story),
      consent: consentOf(story),
    },
  );
  dropNumbers(candidate, (warning, path) =>
    findings.warn(warning, story.provenance.elementAt(candidate, path)),
  );
  const parsed = fitted(candidate, parseInformation, findings, story.provenance);
  const issues =
    parsed.issues === undefined
      ? findings.issues
      : [...findings.issues, Object.keys(candidate).length === 0 ? [nothingToTake] : parsed.issues].flat();
  return {
    ...(parsed.issues === undefined && issues.length === 0 ? { information: parsed.information } : {}),
    ...(person === undefined ? {} : { client: clientOf(person, reading).value as object }),
    issues,
    warnings: findings.warnings,
    ignored: ignoredIn(story),
  };
};

/**
 * Reads what answers an information request from FHIR R4: by the very readers of a discharge, with nothing required.
 * A provider, conditions, the written referral and the informed consent are taken, and nothing else.
 */
export const createInformationReader = (needs: InformationNeeds): InformationReader => ({
  read: (field, bytes, sender) => {
    const mediaType = readMediaType(field);
    const json = readJson(bytes);
    if (!fhirJson.mediaTypes.includes(mediaType.name) && !hasTopLevel(json, 'resourceType')) return undefined;
    const unread = [...parameterIssues(mediaType, fhirJson.parameters), ...json.issues];
    if (unread.length > 0 || json.value === undefined) return { issues: unread, warnings: [], ignored: [] };
    const answer = answerOf(json.value, sender, needs);
    return { ...answer, ...bounded(answer) };
  },
});
