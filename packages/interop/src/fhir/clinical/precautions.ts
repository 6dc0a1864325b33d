import { textAt } from '../../json/value.ts';
import { keptPrecautions } from '../../reading/precautions.ts';
import type { Read } from '../../reading/sources.ts';
import { codesOf, wordsOf } from '../coding/concept.ts';
import { type Located, under } from '../message/located.ts';
import { elementOf } from '../reading/reading.ts';
import type { Story } from '../reading/story.ts';
import { counts } from '../reading/subject.ts';

const mostRead = 50;

const notesOf = (story: Story, located: Located | undefined): readonly Read<string>[] =>
  located === undefined
    ? []
    : elementOf(located, story)
        .many('note', mostRead)
        .flatMap((note) => {
          const text = note.read('text');
          return text === undefined ? [] : [text];
        });

const worded = (story: Story, located: Located): readonly Read<string>[] => {
  const [value] = wordsOf(located.resource['code']);
  if (value === undefined) return [];
  story.used.add(located);
  return [{ value, path: under(located.path, 'code') }];
};

const flagsOf = (story: Story): readonly Read<string>[] =>
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

const allergiesOf = (story: Story): readonly Read<string>[] =>
  story
    .ofType('AllergyIntolerance')
    .filter((located) => isAllergy(story, located))
    .flatMap((located) => worded(story, located));

/** What to mind, from every source that has something: these add up, and none stands in for another. */
export const precautionsOf = (story: Story): Read<readonly string[]> | undefined => {
  const course = story.fact?.located.type === 'CarePlan' ? story.fact.located : undefined;
  return keptPrecautions(
    [...notesOf(story, story.request), ...flagsOf(story), ...notesOf(story, course), ...allergiesOf(story)],
    story,
  );
};
