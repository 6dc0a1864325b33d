import { namesAgree, namesDiffer, nameWords } from '../../client/names-agree.ts';
import { isObject, listAt, objectAt, textAt } from '../../json/value.ts';
import type { Read } from '../../reading/sources.ts';
import { type Located, under } from '../message/located.ts';
import { elementOf, type Reading } from '../reading/reading.ts';
import type { Subject } from '../reading/story.ts';
import { foldedName, identifierName, subjectElement } from '../reading/subject.ts';
import { displayedNames, writtenNames } from './name.ts';

/** Resources whose subject is the person that a message is about, where no Patient is in it. */
const naming = ['ServiceRequest', 'Task', 'Encounter', 'CarePlan'];

/** A person: as a Patient, or as no more than a reference that carries an identifier. */
export type Person = Subject &
  ({ readonly patient: Located } | { readonly reference: Read<unknown>; readonly patient?: never });

/** Whom a message is about. */
export type Found = Person | 'nobody' | 'several';

/** Identifiers that name somebody: those with a system and a value. */
const identifierNames = ({ resource }: Located): readonly string[] =>
  listAt(resource['identifier'])
    .map(objectAt)
    .filter(({ system, value }) => textAt(system) !== undefined && textAt(value) !== undefined)
    .map(({ system, value }) => identifierName(system, value));

/** Patients anywhere: entries, those of nested Bundles, and contained ones. */
const patientsIn = ({ opened, references, ofType }: Reading): readonly Located[] => {
  const containers = opened.resources.filter(
    (located) => located.container === undefined && Array.isArray(located.resource['contained']),
  );
  const contained = containers
    .flatMap((container) => references.containedIn(container))
    .filter(({ type }) => type === 'Patient');
  return [...new Set([...ofType('Patient'), ...contained])];
};

const namesOf = ({ resource }: Located): ReadonlySet<string> => nameWords(writtenNames(resource['name']));

/** What two accounts of one person cannot differ in. */
const agree = (one: Located, other: Located): boolean =>
  ['birthDate', 'gender'].every((element) => {
    const [told, again] = [one.resource[element], other.resource[element]];
    return told === undefined || again === undefined || told === again;
  }) && namesAgree(namesOf(one), namesOf(other));

/** Judges whether an account is about the same person as another: it repeats its id, or shares an identifier. */
const samePersonAs = (one: Located): ((other: Located) => boolean) => {
  const id = textAt(one.resource['id']);
  const known = new Set(identifierNames(one));
  return (other) => {
    const repeated = id !== undefined && id === textAt(other.resource['id']);
    const isCopy = repeated && (other.nested === true || one.fullUrl === other.fullUrl);
    return (isCopy || identifierNames(other).some((name) => known.has(name))) && agree(one, other);
  };
};

const personOf = (patient: Located, accounts: readonly Located[], reading: Reading): Person => ({
  patient,
  accounts: new Set(accounts),
  identifiers: new Set(accounts.flatMap(identifierNames)),
  names: new Set(displayedNames(elementOf(patient, reading)).map(foldedName)),
});

/** The person that references name by an identifier, where exactly one is named. */
const namedByReference = ({ ofType, findings }: Reading): Found => {
  const named = naming
    .flatMap((type) => ofType(type))
    .map((located) => {
      const element = subjectElement(located);
      return { value: located.resource[element], path: elementOf(located, { findings }).at(element) };
    })
    .filter(({ value }) => isObject(objectAt(value)['identifier']));
  const [reference] = named;
  const identifiers = new Set(
    named.map(({ value }) => {
      const { system, value: text } = objectAt(objectAt(value)['identifier']);
      return identifierName(system, text);
    }),
  );
  if (reference === undefined) return 'nobody';
  if (identifiers.size === 1) return { reference, accounts: new Set(), identifiers, names: new Set() };
  findings.refuse(reference.path, 'one person', `${identifiers.size} of them`);
  return 'several';
};

/** The one person a message is about; none and several are refused. */
export const personIn = (reading: Reading): Found => {
  const { findings, used, opened } = reading;
  const [first, ...others] = patientsIn(reading);
  if (first === undefined) {
    const named = namedByReference(reading);
    if (named === 'nobody')
      findings.refuse(opened.bundle === undefined ? 'contained' : 'entry', 'a Patient', 'none');
    return named;
  }
  const isSame = samePersonAs(first);
  const second = others.find((other) => !isSame(other));
  if (second !== undefined) {
    findings.refuse(second.path, 'one Patient', `${others.length + 1} of them`);
    return 'several';
  }
  for (const other of others)
    if (namesDiffer(namesOf(first), namesOf(other))) findings.warn('names-differ', under(other.path, 'name'));
  for (const account of [first, ...others]) used.add(account);
  return personOf(first, [first, ...others], reading);
};
