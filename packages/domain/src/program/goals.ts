import type { Instant, Measure } from '@continuum/contracts';
import type { BodyOf } from '../episode/commands.ts';
import type { GoalState, Program } from '../episode/state.ts';

type Measured = Pick<GoalState, 'measure' | 'side' | 'protocol'>;

/** The reading that speaks to a goal: same measure, side and protocol. */
export const readingFor = (goal: Measured, measures: readonly Measure[]): number | undefined =>
  measures.find(
    ({ code, side, protocol }) => code === goal.measure && side === goal.side && protocol === goal.protocol,
  )?.value;

/** Goals as set by the event of a version; they replace every goal before. */
export const goalsSet = (goals: BodyOf<'set-goals'>['goals'], version: number): readonly GoalState[] =>
  goals.map(({ functionalActivity, unit: _unit, ...goal }, index) => ({
    ...goal,
    id: `g${version}.${index + 1}`,
    activity: functionalActivity.noteId,
  }));

/** Goals with the readings of an assessment, unless a later one was recorded already. */
export const goalsMeasured = (
  { goals, lastAssessment }: Program,
  measures: readonly Measure[],
  assessedAt: Instant,
  version: number,
): readonly GoalState[] => {
  if (lastAssessment !== undefined && assessedAt < lastAssessment.assessedAt) return goals;
  return goals.map((goal) => {
    const value = readingFor(goal, measures);
    return value === undefined ? goal : { ...goal, latest: { version, value } };
  });
};
