import { type Coding, codingFrom, preferredOf } from '../../coding/coding.ts';
import type { Read } from '../../reading/sources.ts';
import type { XmlElement } from '../xml/element.ts';
import { wordsIn } from '../xml/words.ts';
import type { Reading } from './reading.ts';

/** Far more than any concept has. */
const mostTranslations = 50;

/** An object identifier as a URI, https://www.rfc-editor.org/rfc/rfc3061; any other root as it is written. */
export const systemOf = (root: string): string =>
  /^[0-2](\.\d+)+$/.test(root)
    ? `urn:oid:${root}`
    : /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(root)
      ? `urn:uuid:${root.toLowerCase()}`
      : root;

/** What an element's text or a part of a narrative that it refers to says. */
export const narrated = (
  element: XmlElement | undefined,
  { narratives }: Pick<Reading, 'narratives'>,
): string | undefined => {
  const reference = element?.at('reference')?.text('value')?.replace(/^#/, '');
  const referred = reference === undefined ? undefined : wordsIn(narratives.get(reference));
  return referred ?? wordsIn(element);
};

const mostDisplay = 300;

const displayOf = (written: XmlElement, concept: XmlElement, reading: Reading): string | undefined => {
  const display = written.text('displayName') ?? narrated(concept.at('originalText'), reading);
  return display === undefined || display.length > mostDisplay ? undefined : display;
};

/** A concept and its translations that have a code: the concept itself may say that it has none. */
const writtenIn = (concept: XmlElement): readonly XmlElement[] => [
  ...(concept.isNull ? [] : [concept]),
  ...concept.many('translation').slice(0, mostTranslations),
];

/** The codes of a concept, each system by its canonical URI. */
export const codingsOf = (concept: XmlElement | undefined, reading: Reading): readonly Coding[] =>
  concept === undefined
    ? []
    : writtenIn(concept).flatMap((written) => {
        const system = written.text('codeSystem');
        const coding = codingFrom({
          system: system === undefined ? undefined : systemOf(system),
          code: written.text('code'),
          display: displayOf(written, concept, reading),
        });
        return coding === undefined ? [] : [coding];
      });

/** The one code of a concept that is kept. */
export const codingAt = (concept: XmlElement | undefined, reading: Reading): Read<Coding> | undefined => {
  const coding = preferredOf(codingsOf(concept, reading));
  return concept === undefined || coding === undefined
    ? undefined
    : { value: reading.provenance.whole(coding, concept.path), path: concept.path };
};

/** Everything a concept says in words, best first. */
export const wordsOf = (concept: XmlElement | undefined, reading: Reading): readonly string[] =>
  concept === undefined
    ? []
    : [
        ...writtenIn(concept).map((written) => written.text('displayName')),
        narrated(concept.at('originalText'), reading),
      ].filter((words) => words !== undefined);

/** Words of a concept at its place. */
export const wordingAt = (concept: XmlElement | undefined, reading: Reading): Read<string> | undefined => {
  const [value] = wordsOf(concept, reading);
  return concept === undefined || value === undefined ? undefined : { value, path: concept.path };
};
