import type { Read } from '../../reading/sources.ts';
import type { WarningCode } from '../../warning-codes.ts';
import type { Segment } from '../parsing/segment.ts';
import { dayIn, type Story, segmentsNamed } from '../reading/story.ts';

/** HL7 table 0498: refused, rescinded. */
const denied = new Set(['R', 'X']);
/** Nobody has been asked, or need not be. */
const notAsked = new Set(['P', 'B']);
const granted = 'A';

/** HL7 table 0496 has no code of its own for it, so the type's words must say it: not a release of records, say. */
const toTakePart = /\b(treatment|therapy|rehabilitation|exercise)\b/i;

const whyNotTaken = (consent: Segment): WarningCode | undefined => {
  const status = consent.text(11)?.toUpperCase() ?? '';
  if (denied.has(status)) return 'consent-denies';
  if (status !== granted || !toTakePart.test(consent.field(2)?.whole() ?? ''))
    return 'consent-of-another-kind';
  return consent.text(13) === undefined ? 'consent-without-date' : undefined;
};

/** The person's informed consent: CON of status A and of a type that says so, decided on the day in CON-13. */
export const consentOf = (story: Story): Read<object> | undefined => {
  for (const consent of segmentsNamed(story, 'CON')) {
    if (notAsked.has(consent.text(11)?.toUpperCase() ?? '')) continue;
    const warning = whyNotTaken(consent);
    if (warning !== undefined) {
      story.findings.warn(warning, consent.path);
      continue;
    }
    const signedOn = dayIn(consent, 13, story);
    if (signedOn === undefined) continue;
    story.used.add(consent);
    const { path } = consent;
    return { value: story.provenance.compose({ path }, { signedOn }), path };
  }
  return undefined;
};
