import { textAt } from '../../json/value.ts';
import type { Read } from '../../reading/sources.ts';
import { Element } from '../reading/element.ts';
import { dayAt, elementOf, type Reading } from '../reading/reading.ts';
import { contactOf } from './contact.ts';
import { identifiersOf } from './identifiers.ts';
import { nameOf, unsplitName } from './name.ts';
import type { Person } from './people.ts';

/** As many as the canonical form holds. */
const mostIdentifiers = 20;

/** https://hl7.org/fhir/R4/valueset-administrative-gender.html */
const genders = new Set(['female', 'male', 'other', 'unknown']);

const sexOf = (patient: Element, { findings }: Reading): Read<string> | undefined => {
  const gender = patient.read('gender');
  if (gender === undefined || genders.has(gender.value)) return gender;
  findings.warn('unusable-value', gender.path);
  return undefined;
};

const fromPatient = (patient: Element, reading: Reading) =>
  reading.provenance.compose(
    { path: patient.path },
    {
      identifiers: identifiersOf(patient, mostIdentifiers, reading),
      name: nameOf(patient, reading),
      birthDate: dayAt(patient, 'birthDate', reading),
      sex: sexOf(patient, reading),
      contact: contactOf(patient, reading),
    },
  );

/** What a reference gives that leads to no Patient: an identifier, and a name to display. */
const fromReference = ({ value, path }: Read<unknown>, reading: Reading) => {
  const element = new Element(value as Element['value'], path, reading.findings);
  reading.findings.warn('person-by-reference', path);
  const display = textAt(element.value['display']);
  return reading.provenance.compose(
    { path },
    {
      identifiers: identifiersOf(element, mostIdentifiers, reading),
      name: display === undefined ? undefined : unsplitName(display, element.at('display'), reading),
    },
  );
};

/** The person in the canonical form; what cannot be used is told of and left out. */
export const clientOf = (person: Person, reading: Reading): Read<object> =>
  person.patient === undefined
    ? { value: fromReference(person.reference, reading), path: person.reference.path }
    : { value: fromPatient(elementOf(person.patient, reading), reading), path: person.patient.path };
