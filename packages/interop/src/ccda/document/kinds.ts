import { canonicalSystem, loinc } from '../../coding/code-systems.ts';
import type { XmlElement } from '../xml/element.ts';

/** Kinds of documents by LOINC code, with what they are called where one has no title. */
const dischargeSummary = '18842-5';
export const referralNote = '57133-1';

const titles: Readonly<Record<string, string>> = {
  [dischargeSummary]: 'Discharge Summary',
  [referralNote]: 'Referral Note',
  '34133-9': 'Continuity of Care Document',
  '11488-4': 'Consultation Note',
  '11506-3': 'Progress Note',
  '52521-2': 'Care Plan',
  '18761-7': 'Transfer Summary',
  '34117-2': 'History and Physical',
};

/** LOINC codes of discharge summaries by who writes them: the value set of C-CDA's Discharge Summary. */
const dischargeSummaries: ReadonlySet<string> = new Set([
  ...[dischargeSummary, '11490-0', '28655-9', '29761-0', '34745-0', '34105-7', '34106-5'],
]);

export const isDischargeSummary = (kind: string | undefined): boolean =>
  kind !== undefined && dischargeSummaries.has(kind);

const templates = '2.16.840.1.113883.10.20.22.1.';

/** Document templates of C-CDA R2.1, https://hl7.org/ccdasearch */
const byTemplate: Readonly<Record<string, string>> = {
  [`${templates}2`]: '34133-9',
  [`${templates}3`]: '34117-2',
  [`${templates}4`]: '11488-4',
  [`${templates}8`]: dischargeSummary,
  [`${templates}9`]: '11506-3',
  [`${templates}13`]: '18761-7',
  [`${templates}14`]: referralNote,
  [`${templates}15`]: '52521-2',
};

const unstructured = `${templates}10`;

const templatesOf = (document: XmlElement): readonly string[] =>
  document.many('templateId').map((template) => template.text('root') ?? '');

/** What kind of document it is: by its template, which says more than one of many local codes; else by its code. */
export const kindOf = (document: XmlElement): string | undefined => {
  const known = templatesOf(document).find((root) => Object.hasOwn(byTemplate, root));
  if (known !== undefined) return byTemplate[known];
  const code = document.at('code');
  const system = code?.text('codeSystem');
  return system === undefined || canonicalSystem(system) === loinc ? code?.text('code') : undefined;
};

/** Whether it is one of the kinds that are understood, or says of itself that it is not structured. */
export const isKnownKind = (document: XmlElement, kind: string | undefined): boolean =>
  (kind !== undefined && Object.hasOwn(titles, kind)) ||
  isDischargeSummary(kind) ||
  templatesOf(document).includes(unstructured);

export const titleOfKind = (kind: string | undefined): string =>
  kind !== undefined && Object.hasOwn(titles, kind) ? (titles[kind] ?? 'Document') : 'Document';
