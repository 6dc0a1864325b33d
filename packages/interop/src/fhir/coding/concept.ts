import { type Coding, codingFrom, preferredOf } from '../../coding/coding.ts';
import { listAt, objectAt, textAt } from '../../json/value.ts';
import type { Provenance } from '../../reading/provenance.ts';
import type { Read } from '../../reading/sources.ts';

/** Far more than any concept has. */
const mostCodings = 50;

const writtenCodings = (concept: unknown) =>
  listAt(objectAt(concept)['coding']).slice(0, mostCodings).map(objectAt);

const read = (written: Readonly<Record<string, unknown>>, text?: unknown): Coding | undefined =>
  codingFrom({
    system: textAt(written['system']),
    code: textAt(written['code']),
    display: textAt(written['display']) ?? textAt(text),
  });

/** The codings of a CodeableConcept that name both a system and a code; each system by its canonical URI. */
export const codingsOf = (concept: unknown): readonly Coding[] =>
  writtenCodings(concept)
    .map((written) => read(written, objectAt(concept)['text']))
    .filter((coding) => coding !== undefined);

/** The codes of a CodeableConcept, whatever system they are of. */
export const codesOf = (concept: unknown): readonly string[] =>
  writtenCodings(concept)
    .map((written) => textAt(written['code']))
    .filter((code) => code !== undefined);

/** The one coding of a CodeableConcept that is kept. */
export const codingOf = (concept: unknown): Coding | undefined => preferredOf(codingsOf(concept));

/** The one coding of a concept at a path, remembered as a whole. */
export const codingAt = (
  concept: unknown,
  path: string,
  { provenance }: { readonly provenance: Provenance },
): Read<Coding> | undefined => {
  const coding = codingOf(concept);
  return coding === undefined ? undefined : { value: provenance.whole(coding, path), path };
};

/** Everything a CodeableConcept says in words, its own text first. */
export const wordsOf = (concept: unknown): readonly string[] =>
  [objectAt(concept)['text'], ...writtenCodings(concept).map(({ display }) => display)]
    .map(textAt)
    .filter((words) => words !== undefined);

export const hasCode = (concept: unknown, system: string, codes: ReadonlySet<string>): boolean =>
  codingsOf(concept).some((coding) => coding.system === system && codes.has(coding.code));
