import type { TherapyDischarge } from '@continuum/contracts';
import { keptPrecautions } from '../../reading/precautions.ts';
import { type Read, someOf } from '../../reading/sources.ts';
import type { WarningCode } from '../../warning-codes.ts';
import type { Segment } from '../parsing/segment.ts';
import { dayIn, type Story, segmentsNamed } from '../reading/story.ts';
import { codingIn, sideIn } from './coded.ts';

type Condition = NonNullable<TherapyDischarge['conditions']>[number];

/** As many as the canonical form holds. */
const mostKept = 50;

/** Items read from segments; those beyond what is kept are told of. */
export const itemsOf = (
  story: Story,
  segments: readonly Segment[],
  most: number,
  read: (segment: Segment) => object | undefined,
): Read<readonly object[]> | undefined => {
  const items = segments.flatMap((segment) => {
    const item = read(segment);
    if (item !== undefined) story.used.add(segment);
    return item === undefined ? [] : [{ item, path: segment.path }];
  });
  const [beyond] = items.slice(most);
  if (beyond !== undefined) story.findings.warn('list-shortened', beyond.path);
  return someOf(
    items.slice(0, most).map(({ item }) => item),
    items[0]?.path,
  );
};

const leftOut = (segment: Segment, story: Story, warning: WarningCode): undefined => {
  story.findings.warn(warning, segment.path);
};

/** DG1: the code in 3 (its system in 2 before 2.4), its words in 4, its day in 5; D in 21 takes it back. */
const conditionIn = (segment: Segment, story: Story): Partial<Condition> | undefined => {
  const field = segment.field(3);
  const code = field && codingIn(field, story, segment.text(2), segment.text(4));
  if (code === undefined || segment.text(21) === 'D') return leftOut(segment, story, 'condition-left-out');
  const onsetOn = dayIn(segment, 5, story);
  const side = sideIn(field) ?? sideIn(segment.field(4));
  return story.provenance.compose({ path: segment.path }, { code, onsetOn, side });
};

/** HL7 table 0052, best first: final, working, admitting. */
const diagnosisTypes = ['F', 'W', 'A'];

/** By their type in 6, then by their priority in 15, of which 1 is the first. */
const inOrder = (diagnoses: readonly Segment[]): readonly Segment[] => {
  const rank = (diagnosis: Segment): number => {
    const place = diagnosisTypes.indexOf(diagnosis.text(6)?.toUpperCase() ?? '');
    return place === -1 ? diagnosisTypes.length : place;
  };
  const priority = (diagnosis: Segment): number => Number(diagnosis.text(15)) || Number.MAX_SAFE_INTEGER;
  return [...diagnoses].sort((one, other) => rank(one) - rank(other) || priority(one) - priority(other));
};

/** What the person is discharged with; of a diagnosis that is told of admission and again at the end, the latter. */
export const conditionsOf = (story: Story) => {
  const told = new Set<string>();
  return itemsOf(story, inOrder(segmentsNamed(story, 'DG1')), mostKept, (segment) => {
    const condition = conditionIn(segment, story);
    if (condition === undefined) return undefined;
    const same = JSON.stringify([condition.code?.system, condition.code?.code, condition.side]);
    const again = told.has(same);
    told.add(same);
    if (!again) return condition;
    story.used.add(segment);
    return undefined;
  });
};

/** HL7 table 0230: anesthesia and diagnostic procedures are no surgery to count from. */
const notSurgery = new Set(['A', 'D']);

const procedureIn = (segment: Segment, story: Story): object | undefined => {
  if (notSurgery.has(segment.text(6)?.toUpperCase() ?? '')) return undefined;
  const field = segment.field(3);
  const code = field && codingIn(field, story, segment.text(2), segment.text(4));
  if (code === undefined) return leftOut(segment, story, 'unusable-value');
  const performedOn = dayIn(segment, 5, story);
  const side = sideIn(field) ?? sideIn(segment.field(4));
  return story.provenance.compose({ path: segment.path }, { code, performedOn, side });
};

export const proceduresOf = (story: Story) =>
  itemsOf(story, segmentsNamed(story, 'PR1'), mostKept, (segment) => procedureIn(segment, story));

/** AL1: what the allergy is to, and how it shows; NTE: comments, wherever they stand. */
const precautionWords = (segment: Segment): string | undefined => {
  if (segment.name === 'NTE')
    return segment
      .repeats(3)
      .map((repeat) => repeat.whole())
      .join('\n');
  const allergen = segment.field(3);
  const what = allergen?.text(2) ?? allergen?.text(1);
  const reaction = segment.text(5);
  if (what === undefined) return undefined;
  return reaction === undefined ? `Allergy: ${what}` : `Allergy: ${what} (${reaction})`;
};

/** What to mind, each said once. */
export const precautionsOf = (story: Story): Read<readonly string[]> | undefined => {
  const found = new Map<string, Read<string>>();
  for (const segment of [...segmentsNamed(story, 'AL1'), ...segmentsNamed(story, 'NTE')]) {
    const value = precautionWords(segment)?.trim() ?? '';
    if (value === '') continue;
    story.used.add(segment);
    if (!found.has(value)) found.set(value, { value, path: segment.at(3) });
  }
  return keptPrecautions([...found.values()], story);
};
