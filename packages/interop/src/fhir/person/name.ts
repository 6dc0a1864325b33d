import { isObject, listAt, objectAt, textAt } from '../../json/value.ts';
import type { Read } from '../../reading/sources.ts';
import type { Element } from '../reading/element.ts';
import type { Reading } from '../reading/reading.ts';

const mostNames = 20;
const mostGiven = 5;

/** Names a person goes by, best first; https://hl7.org/fhir/R4/valueset-name-use.html. Others are not kept. */
const uses = ['official', 'usual', undefined, 'temp', 'nickname'];

const rank = ({ value }: Element): number => uses.indexOf(value['use'] as string | undefined);

type Known = Pick<Reading, 'findings' | 'provenance'>;

/** A name that came as one text is kept as the family name, and told of. */
export const unsplitName = (text: string, path: string, { findings, provenance }: Known) => {
  findings.warn('name-not-split', path);
  return { value: provenance.whole({ family: text, given: [] as string[] }, path), path };
};

interface Name {
  readonly family?: string;
  readonly given: string[];
}

/** The one name of a Patient that is kept. */
export const nameOf = (patient: Element, reading: Known): Read<Name> | undefined => {
  const [best] = patient
    .many('name', mostNames)
    .filter((name) => rank(name) !== -1)
    .sort((one, other) => rank(one) - rank(other));
  if (best === undefined) return undefined;
  const family = best.text('family');
  const given = [...best.texts('given', mostGiven)];
  if (family !== undefined || given.length > 0) {
    const name = { ...(family === undefined ? {} : { family }), given };
    return { value: reading.provenance.whole(name, best.path), path: best.path };
  }
  const text = best.text('text');
  return text === undefined ? undefined : unsplitName(text, best.path, reading);
};

/** How a reference may display somebody: every name as one text. */
export const displayedNames = (patient: Element): readonly string[] =>
  (Array.isArray(patient.value['name']) ? patient.value['name'] : [])
    .slice(0, mostNames)
    .flatMap((name: unknown) => {
      const { family, given, text } = (typeof name === 'object' && name !== null ? name : {}) as Record<
        string,
        unknown
      >;
      const all = (Array.isArray(given) ? given : []).slice(0, mostGiven).map(textAt);
      const last = textAt(family);
      return [text, [all[0], last].join(' '), [...all, last].join(' ')].map(textAt);
    })
    .filter((text) => text !== undefined);

/** Everything that is written of a person's names, old ones too. */
export const writtenNames = (written: unknown): readonly string[] =>
  (isObject(written) ? [written] : listAt(written))
    .slice(0, mostNames)
    .map(objectAt)
    .flatMap(({ family, given, text }) => [
      family,
      text,
      ...(Array.isArray(given) ? given.slice(0, mostGiven) : [given]),
    ])
    .map(textAt)
    .filter((part) => part !== undefined);
