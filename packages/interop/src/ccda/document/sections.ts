import { canonicalSystem, loinc } from '../../coding/code-systems.ts';
import type { Section } from '../reading/reading.ts';
import type { XmlElement } from '../xml/element.ts';

/** As many as a document is read with; the largest has some thirty. */
const mostSections = 300;

/** LOINC codes of sections, by what they tell: https://hl7.org/ccdasearch */
export const sectionCodes = {
  dischargeDiagnosis: '11535-2',
  problems: '11450-4',
  procedures: '47519-4',
  functionalStatus: '47420-5',
  vitalSigns: '8716-3',
  results: '30954-2',
  goals: '61146-7',
  plan: '18776-5',
  reasonForReferral: '42349-1',
  payers: '48768-6',
  allergies: '48765-2',
  instructions: '69730-0',
  dischargeInstructions: '8653-8',
  encounters: '46240-8',
} as const;

const templates = '2.16.840.1.113883.10.20.22.2.';

/** Section templates, those with required entries too, for sections whose code says nothing. */
const byTemplate: Readonly<Record<string, string>> = {
  [`${templates}24`]: sectionCodes.dischargeDiagnosis,
  [`${templates}5`]: sectionCodes.problems,
  [`${templates}5.1`]: sectionCodes.problems,
  [`${templates}7`]: sectionCodes.procedures,
  [`${templates}7.1`]: sectionCodes.procedures,
  [`${templates}14`]: sectionCodes.functionalStatus,
  [`${templates}4`]: sectionCodes.vitalSigns,
  [`${templates}4.1`]: sectionCodes.vitalSigns,
  [`${templates}3`]: sectionCodes.results,
  [`${templates}3.1`]: sectionCodes.results,
  [`${templates}60`]: sectionCodes.goals,
  [`${templates}10`]: sectionCodes.plan,
  '1.3.6.1.4.1.19376.1.5.3.1.3.1': sectionCodes.reasonForReferral,
  [`${templates}18`]: sectionCodes.payers,
  [`${templates}6`]: sectionCodes.allergies,
  [`${templates}6.1`]: sectionCodes.allergies,
  [`${templates}45`]: sectionCodes.instructions,
  [`${templates}41`]: sectionCodes.dischargeInstructions,
  [`${templates}22`]: sectionCodes.encounters,
  [`${templates}22.1`]: sectionCodes.encounters,
};

const known: ReadonlySet<string> = new Set(Object.values(sectionCodes));

/** By the section's code where it is one that is understood; else by its template, else whatever code it has. */
const codeOf = (section: XmlElement): string => {
  const code = section.at('code');
  const system = code?.text('codeSystem');
  const isLoinc = system === undefined || canonicalSystem(system) === loinc;
  const written = isLoinc ? (code?.text('code') ?? '') : '';
  if (known.has(written)) return written;
  const template = section
    .many('templateId')
    .map((one) => one.text('root') ?? '')
    .find((root) => Object.hasOwn(byTemplate, root));
  return (template === undefined ? undefined : byTemplate[template]) ?? written;
};

const within = (section: XmlElement): readonly XmlElement[] => [
  section,
  ...section.many('component').flatMap((component) => component.many('section').flatMap(within)),
];

/** The sections of a document in the order in which they stand, those inside of others too. */
export const sectionsIn = (document: XmlElement): readonly Section[] =>
  (document.at('component/structuredBody')?.many('component') ?? [])
    .flatMap((component) => component.many('section'))
    .flatMap(within)
    .slice(0, mostSections)
    .map((element) => ({ code: codeOf(element), element }));

const named = (element: XmlElement, found: Map<string, XmlElement>): void => {
  for (const part of element.content) {
    if (typeof part === 'string') continue;
    const id = part.text('ID');
    if (id !== undefined && !found.has(id)) found.set(id, part);
    named(part, found);
  }
};

/** Parts of narratives by the id that entries refer to them by. */
export const narrativesIn = (sections: readonly Section[]): ReadonlyMap<string, XmlElement> => {
  const found = new Map<string, XmlElement>();
  for (const { element } of sections) for (const text of element.many('text')) named(text, found);
  return found;
};
