import type { Instant } from '@continuum/contracts';
import type { BodyOf } from '../episode/commands.ts';
import type { Assessed, GoalState, LatestReading, Program } from '../episode/state.ts';
import { reaches } from '../measures/index.ts';

type Readings = BodyOf<'record-assessment'>['measures'];
type Measured = Pick<GoalState, 'measure' | 'side' | 'protocol'>;

/** The reading that speaks to a goal: same measure, side and protocol. */
export const readingFor = (goal: Measured, measures: Readings): number | undefined =>
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

const withLatest = (goal: GoalState, latest: LatestReading | undefined): GoalState => {
  const { latest: _before, ...bare } = goal;
  return latest === undefined ? bare : { ...bare, latest };
};

const latestAt = ({ latest }: GoalState, lastAssessment: Assessed | undefined): Instant | undefined =>
  latest?.at ?? (latest === undefined ? undefined : lastAssessment?.assessedAt);

/** Says when a goal was last spoken to, unless that was at the last assessment of all. */
const dated = (goal: GoalState, at: Instant | undefined, last: Assessed | undefined): GoalState => {
  const { latest } = goal;
  if (latest === undefined || at === undefined) return goal;
  const { at: _before, ...undated } = latest;
  return withLatest(goal, latest.version === last?.version ? undated : { ...undated, at });
};

/** Whether an assessment comes after a point in time; of two at the same instant the later recorded one does. */
const isLater = ({ assessedAt, version }: Assessed, at: Instant, than: number): boolean =>
  assessedAt === at ? version > than : assessedAt > at;

/** The last assessment once this one is recorded or corrected. */
export const lastOf = (last: Assessed | undefined, assessed: Assessed): Assessed =>
  last === undefined || last.version === assessed.version || isLater(assessed, last.assessedAt, last.version)
    ? assessed
    : last;

/** A goal with the value that an assessment read for it, unless a later one spoke already. */
const spokenTo = (
  goal: GoalState,
  value: number | undefined,
  assessed: Assessed,
  last: Assessed | undefined,
): GoalState => {
  const { latest } = goal;
  const before = latestAt(goal, last);
  const { version, assessedAt: at } = assessed;
  const newLast = lastOf(last, assessed);
  if (latest?.version === version)
    return dated(withLatest(goal, value === undefined ? { version } : { version, value }), at, newLast);
  const spoken = latest !== undefined && before !== undefined && !isLater(assessed, before, latest.version);
  if (value === undefined || version < setBy(goal) || spoken) return dated(goal, before, newLast);
  return dated(withLatest(goal, { version, value }), at, newLast);
};

const setBy = ({ id }: GoalState): number => Number(id.slice(1, id.indexOf('.')));

/** Goals with the readings of an assessment, but where a later one spoke already. */
export const goalsMeasured = (
  { goals, lastAssessment }: Program,
  measures: Readings,
  assessed: Assessed,
): readonly GoalState[] =>
  goals.map((goal) => spokenTo(goal, readingFor(goal, measures), assessed, lastAssessment));

/**
 * Goals as if an assessment had been right from the beginning. A goal that it met by mistake, and that a later
 * one meets, is met by that one.
 */
export const goalsCorrected = (
  program: Program,
  measures: Readings,
  assessed: Assessed,
): readonly GoalState[] =>
  goalsMeasured(program, measures, assessed).map((goal) => {
    const { metBy, latest } = goal;
    if (metBy !== assessed.version || meets(goal, readingFor(goal, measures)) || !meets(goal, latest?.value))
      return goal;
    return latest === undefined ? goal : { ...goal, metBy: latest.version };
  });

/** Whether a value, if there is one, is at least as good as the goal's target. */
export const meets = ({ measure, target }: GoalState, value: number | undefined): boolean =>
  value !== undefined && reaches(measure, value, target);
