import { kindOf } from '../json/value.ts';
import { contactOf } from './contact.ts';
import { identifiersOf } from './identifiers.ts';
import type { Located } from './located.ts';
import { nameOf } from './name.ts';
import { dayAt, elementOf, type Reading } from './reading.ts';

/** https://hl7.org/fhir/R4/valueset-administrative-gender.html */
const genders = new Set(['female', 'male', 'other', 'unknown']);

/** The one person a Bundle is about; none and several are refused. */
export const clientIn = ({ resources, findings, used }: Reading): Located | undefined => {
  const people = resources.filter(({ type }) => type === 'Patient');
  const [only, second] = people;
  if (only === undefined) findings.refuse('entry', 'a Patient', 'none');
  if (second !== undefined) findings.refuse(second.path, 'one Patient', `${people.length} of them`);
  if (only === undefined || second !== undefined) return undefined;
  used.add(only);
  return only;
};

/**
 * Nobody is referred who has died. Deceased is any `deceased[x]` but false, also one whose date is only extended:
 * https://hl7.org/fhir/R4/patient-definitions.html#Patient.deceased_x_
 */
export const refuseDeceased = ({ resource, path }: Located, { findings }: Reading): void => {
  const { deceasedBoolean: told, deceasedDateTime: at, _deceasedDateTime: extended } = resource;
  if (at !== undefined || extended !== undefined)
    findings.refuse(`${path}.deceasedDateTime`, 'a living person', 'a person recorded as deceased');
  else if (told === true)
    findings.refuse(`${path}.deceasedBoolean`, 'a living person', 'a person recorded as deceased');
  else if (told !== undefined && told !== false)
    findings.refuse(`${path}.deceasedBoolean`, 'true or false', kindOf(told));
};

/** The person in the canonical form; what cannot be used is told of and left out. */
export const personOf = (client: Located, reading: Reading) => {
  const patient = elementOf(client, reading);
  const name = nameOf(patient, reading);
  const birthDate = dayAt(patient, 'birthDate', reading);
  const gender = patient.text('gender');
  const contact = contactOf(patient, reading);
  if (gender !== undefined && !genders.has(gender))
    reading.findings.warn('unusable-value', patient.at('gender'));
  return reading.origins.of(
    {
      identifiers: [...identifiersOf(patient, reading)],
      ...(name === undefined ? {} : { name }),
      ...(birthDate === undefined ? {} : { birthDate }),
      ...(gender === undefined || !genders.has(gender) ? {} : { sex: gender }),
      ...(contact === undefined ? {} : { contact }),
    },
    patient.path,
    { identifiers: patient.at('identifier'), birthDate: patient.at('birthDate'), sex: patient.at('gender') },
  );
};
