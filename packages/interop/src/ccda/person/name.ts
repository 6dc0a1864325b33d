import type { Read } from '../../reading/sources.ts';
import type { Reading } from '../reading/reading.ts';
import type { XmlElement } from '../xml/element.ts';
import { wordsIn } from '../xml/words.ts';

const mostGiven = 5;

/** Names a person goes by, best first: legal, none said, of a licence; pseudonyms last. HL7 EntityNameUse. */
const uses = ['L', undefined, 'C', 'A', 'P'];

const rank = (name: XmlElement): number => {
  const [use] = (name.text('use') ?? '').split(' ');
  const place = uses.indexOf(use === '' ? undefined : use);
  return place === -1 ? uses.length : place;
};

/** A part of a name that was borne at birth is not the name; HL7 EntityNamePartQualifier. One taken in marriage is. */
const isPresent = (part: XmlElement): boolean => !/\bBR\b/.test(part.text('qualifier') ?? '');

const best = (named: XmlElement): XmlElement | undefined =>
  [...named.many('name')].sort((one, other) => rank(one) - rank(other))[0];

const partsOf = (name: XmlElement, kind: string): readonly string[] =>
  name
    .many(kind)
    .filter(isPresent)
    .map(wordsIn)
    .filter((words) => words !== undefined);

interface Name {
  readonly family?: string;
  readonly given: string[];
}

/** The one name of a person that is kept. One that came as one text is kept as the family name, and told of. */
export const nameOf = (patient: XmlElement, { findings, provenance }: Reading): Read<Name> | undefined => {
  const name = best(patient);
  if (name === undefined) return undefined;
  const family = partsOf(name, 'family').join(' ');
  const given = partsOf(name, 'given').slice(0, mostGiven);
  const { path } = name;
  if (family !== '' || given.length > 0)
    return { value: provenance.whole({ ...(family === '' ? {} : { family }), given }, path), path };
  const text = wordsIn(name);
  if (text === undefined) return undefined;
  findings.warn('name-not-split', path);
  return { value: provenance.whole({ family: text, given: [] }, path), path };
};

/** A name as it is spoken: prefixes, given names, family. */
export const spokenName = (named: XmlElement | undefined): Read<string> | undefined => {
  const name = named === undefined ? undefined : best(named);
  if (name === undefined) return undefined;
  const parts = ['prefix', 'given', 'family'].flatMap((kind) => partsOf(name, kind));
  const value = parts.length > 0 ? parts.join(' ') : wordsIn(name);
  return value === undefined ? undefined : { value, path: name.path };
};
