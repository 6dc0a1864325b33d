import { type Read, readAs } from '../../reading/sources.ts';
import type { Field, Segment } from '../parsing/segment.ts';
import { dayIn, type Story, segmentNamed, segmentsNamed } from '../reading/story.ts';
import { identifiersOf } from './identifiers.ts';

/** HL7 table 0001. */
const sexes: ReadonlyMap<string, 'female' | 'male' | 'other' | 'unknown'> = new Map([
  ['F', 'female'],
  ['M', 'male'],
  ['O', 'other'],
  ['A', 'other'],
  ['N', 'other'],
  ['U', 'unknown'],
]);

/** HL7 table 0200, in the order in which names are taken. */
const nameTypes = ['L', 'D', '', 'B', 'C', 'A'];

const mostGiven = 5;

const byType = (names: readonly Field[]): Field | undefined => {
  const rank = (name: Field) => {
    const place = nameTypes.indexOf(name.text(7) ?? '');
    return place === -1 ? nameTypes.length : place;
  };
  return [...names].sort((one, other) => rank(one) - rank(other))[0];
};

const nameOf = (person: Segment, { provenance }: Story): Read<object> | undefined => {
  const name = byType(person.repeats(5));
  if (name === undefined) return undefined;
  const given = [name.text(2), ...(name.text(3)?.split(/\s+/) ?? [])].filter((text) => text !== undefined);
  const family = name.text(1);
  if (family === undefined && given.length === 0) return undefined;
  const value = { ...(family === undefined ? {} : { family }), given: given.slice(0, mostGiven) };
  return { value: provenance.whole(value, name.path), path: name.path };
};

const sexOf = (person: Segment, { findings }: Story): Read<string> | undefined => {
  const written = person.read(8);
  const known = readAs(written, (value) => sexes.get(value.toUpperCase()));
  if (written !== undefined && known === undefined) findings.warn('unusable-value', written.path);
  return known;
};

/** XTN: the number as one text, or its parts. */
const phoneIn = (field: Field): string | undefined => {
  if (field.text(3)?.toUpperCase() === 'INTERNET') return undefined;
  const parts = [field.text(5), field.text(6), field.text(7)].filter((part) => part !== undefined);
  return field.text(1) ?? field.text(12) ?? (field.text(7) === undefined ? undefined : parts.join(' '));
};

const emailIn = (field: Field): string | undefined => {
  const written = field.text(4) ?? (field.text(3)?.toUpperCase() === 'INTERNET' ? field.text(1) : undefined);
  return written?.includes('@') ? written : undefined;
};

const firstAmong = (fields: readonly Field[], read: (field: Field) => string | undefined) =>
  fields
    .flatMap((field): Read<string>[] => {
      const value = read(field);
      return value === undefined ? [] : [{ value, path: field.path }];
    })
    .at(0);

const addressParts = [1, 2, 3, 4, 5, 6];

const addressIn = (field: Field): string | undefined => {
  const parts = addressParts.map((part) => field.text(part)).filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
};

const contactOf = (person: Segment, { provenance }: Story): Read<object> | undefined => {
  const telecoms = [...person.repeats(13), ...person.repeats(14)];
  const phone = firstAmong(telecoms, phoneIn);
  const email = firstAmong(telecoms, emailIn);
  const address = firstAmong(person.repeats(11), addressIn);
  const path = (phone ?? email ?? address)?.path;
  return path === undefined
    ? undefined
    : { value: provenance.compose({ path }, { phone, email, address }), path };
};

/** Nobody is referred who has died: PID-29, PID-30, or a segment about their death. */
export const refuseDeceased = (story: Story): void => {
  const person = segmentNamed(story, 'PID');
  const [death] = segmentsNamed(story, 'PDA');
  const refuse = (path: string) =>
    story.findings.refuse(path, 'a living person', 'a person recorded as deceased');
  if (person?.text(30)?.toUpperCase() === 'Y') refuse(person.at(30));
  else if (person?.field(29) !== undefined) refuse(person.at(29));
  if (death !== undefined && (death.text(3)?.toUpperCase() === 'Y' || death.field(1) !== undefined))
    refuse(death.path);
};

/** The person in the canonical form; undefined where a message names none, or several. */
export const clientOf = (story: Story): Read<object> | undefined => {
  const people = segmentsNamed(story, 'PID');
  const [person] = people;
  if (people.length > 1) story.findings.refuse('PID[2]', 'one person', 'more than one');
  if (person === undefined) story.findings.refuse('PID', 'a person', 'nothing');
  if (person === undefined || people.length > 1) return undefined;
  story.used.add(person);
  const value = story.provenance.compose(
    { path: person.path },
    {
      identifiers: identifiersOf(person, story),
      name: nameOf(person, story),
      birthDate: dayIn(person, 7, story),
      sex: sexOf(person, story),
      contact: contactOf(person, story),
    },
  );
  return { value, path: person.path };
};
