import { entryOf } from '../../json/value.ts';
import type { Read } from '../../reading/sources.ts';
import { dayOf, type Reading } from '../reading/reading.ts';
import type { XmlElement } from '../xml/element.ts';
import { contactOf } from './contact.ts';
import { identifiersAt } from './identifiers.ts';
import { nameOf } from './name.ts';

/** As many as the canonical form holds. */
const mostIdentifiers = 20;

/** HL7 AdministrativeGender. */
const genders: Readonly<Record<string, string>> = { F: 'female', M: 'male', UN: 'other' };

const sexOf = (patient: XmlElement, { findings }: Reading): Read<string> | undefined => {
  const [gender] = patient.all('administrativeGenderCode');
  if (gender === undefined) return undefined;
  if (gender.isNull) return { value: 'unknown', path: gender.path };
  const value = entryOf(genders, gender.text('code') ?? '');
  if (value !== undefined) return { value, path: gender.path };
  findings.warn('unusable-value', gender.path);
  return undefined;
};

/** The person in the canonical form; what cannot be used is told of and left out. */
export const clientOf = (role: XmlElement, reading: Reading): Read<object> => {
  const patient = role.at('patient');
  return {
    value: reading.provenance.compose(
      { path: role.path },
      {
        identifiers: identifiersAt(role, mostIdentifiers, reading),
        name: patient && nameOf(patient, reading),
        birthDate: dayOf(patient?.at('birthTime'), reading),
        sex: patient && sexOf(patient, reading),
        contact: contactOf(role, reading),
      },
    ),
    path: role.path,
  };
};
