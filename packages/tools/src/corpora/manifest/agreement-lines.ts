import type { ReasonClass } from '../reasons/reason-class.ts';
import type { Agreement, JudgedAlike } from './agreement.ts';

/** Why valid FHIR is refused all the same: it is judged as a discharge, not as FHIR. */
const whyRefused: Partial<Record<ReasonClass, string>> = {
  'format-not-understood': 'FHIR in XML; FHIR is read in JSON',
  unreadable: 'not JSON, or JSON that is read two ways',
  'not-a-discharge': 'JSON that was never meant to be one',
  'bundle-kind': 'a Bundle of a type that hands nobody over',
  'resource-alone': 'a resource alone that hands nobody over',
  'message-kind': 'a message that asks for something else',
  'several-people': 'about more than one person',
  'no-person': 'about nobody',
  'no-discharge-fact': 'nothing in it has ended',
  deceased: 'about somebody who died',
};

/** Why invalid FHIR is taken all the same, by FHIR's IssueType: what a discharge does not need is left out, or not checked. */
const whyTaken: Readonly<Record<string, string>> = {
  'code-invalid': 'by terminology, which is not checked',
  'not-found': 'by something it refers to, which is not looked up',
  structure: 'by an element that is not known, which is not read',
  invariant: 'by a rule of a profile, which is not checked',
  invalid: 'by a value that a discharge does not need, which is left out',
};

const why = ({ here }: JudgedAlike, found: string): string | undefined =>
  here === 'refused' ? whyRefused[found as ReasonClass] : whyTaken[found];

const explained = (group: JudgedAlike): string =>
  Object.entries(group.classes)
    .map(([found, cases]) => {
      const words = why(group, found);
      return `${found} ${cases}${words === undefined ? '' : ` (${words})`}`;
    })
    .join(', ');

const named = ({ validator, here }: JudgedAlike): string =>
  validator === 'valid' ? `valid, ${here} here` : `invalid, ${here} here`;

/** Agreement with HL7's validator in numbers, and every class of difference explained. */
export const agreementLines = (agreement: Agreement | undefined): readonly string[] => {
  if (agreement === undefined) return [];
  const { cases, judged, agree, groups } = agreement;
  const untold = cases === judged ? '' : `, ${cases - judged} without an outcome of either`;
  return [
    `HL7's validator, by its manifest: ${cases} cases, ${judged} judged by both${untold}; ${agree} of ${judged} agree`,
    ...groups
      .filter((group) => group.cases > 0)
      .map((group) => `  ${String(group.cases).padStart(5)} ${named(group)}: ${explained(group)}`),
  ];
};
