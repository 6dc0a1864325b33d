import { textAt } from '../../json/value.ts';
import type { Read } from '../../reading/sources.ts';
import { codesOf, wordsOf } from '../coding/concept.ts';
import { type Located, under } from '../message/located.ts';
import { elementOf } from '../reading/reading.ts';
import type { Story } from '../reading/story.ts';
import { counts } from '../reading/subject.ts';

/** As much as the canonical form holds. */
const mostPrecautions = 30;
const longest = 500;
const mostRead = 50;

interface Precaution {
  readonly text: string;
  readonly path: string;
}

const notesOf = (story: Story, located: Located | undefined): readonly Precaution[] =>
  located === undefined
    ? []
    : elementOf(located, story)
        .many('note', mostRead)
        .flatMap((note) => {
          const text = note.text('text');
          return text === undefined ? [] : [{ text, path: note.at('text') }];
        });

const worded = (story: Story, located: Located): readonly Precaution[] => {
  const [text] = wordsOf(located.resource['code']);
  if (text === undefined) return [];
  story.used.add(located);
  return [{ text, path: under(located.path, 'code') }];
};

const flagsOf = (story: Story): readonly Precaution[] =>
  story
    .ofType('Flag')
    .filter((flag) => textAt(flag.resource['status']) === 'active' && counts(story, flag, 'Flag'))
    .flatMap((flag) => worded(story, flag));

/** https://hl7.org/fhir/R4/valueset-allergyintolerance-clinical.html, -verification.html */
const isAllergy = (story: Story, located: Located): boolean =>
  counts(story, located, 'AllergyIntolerance') &&
  codesOf(located.resource['clinicalStatus']).every((code) => code === 'active') &&
  !codesOf(located.resource['verificationStatus']).some((code) =>
    ['refuted', 'entered-in-error'].includes(code),
  );

const allergiesOf = (story: Story): readonly Precaution[] =>
  story
    .ofType('AllergyIntolerance')
    .filter((located) => isAllergy(story, located))
    .flatMap((located) => worded(story, located));

/** A precaution is never cut off: a long one becomes several, parted between words. */
const parted = ({ text, path }: Precaution): readonly Precaution[] => {
  const parts: Precaution[] = [];
  let rest = text;
  while (rest.length > longest && parts.length < mostPrecautions) {
    const space = rest.lastIndexOf(' ', longest);
    const end = space > 0 ? space : longest;
    parts.push({ text: rest.slice(0, end), path });
    rest = rest.slice(end).trim();
  }
  return [...parts, { text: rest.slice(0, longest), path }];
};

/** What to mind, from every source that has something: these add up, and none stands in for another. */
export const precautionsOf = (story: Story): Read<readonly unknown[]> | undefined => {
  const course = story.fact?.located.type === 'CarePlan' ? story.fact.located : undefined;
  const all = [
    ...notesOf(story, story.request),
    ...flagsOf(story),
    ...notesOf(story, course),
    ...allergiesOf(story),
  ].flatMap(parted);
  const [first] = all;
  const [beyond] = all.slice(mostPrecautions);
  if (beyond !== undefined) story.findings.warn('list-shortened', beyond.path);
  return first === undefined
    ? undefined
    : {
        value: story.provenance.list(
          all.slice(0, mostPrecautions).map(({ text, path }) => ({ value: text, path })),
        ),
        path: first.path,
      };
};
