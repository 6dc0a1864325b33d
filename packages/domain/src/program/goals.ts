import type { BodyOf } from '../episode/commands.ts';
import type { Assessed, GoalReading, GoalState } from '../episode/state.ts';
import { comesAfter, remembering, without } from '../kernel/remembered.ts';
import { reaches } from '../measures/index.ts';

type Readings = BodyOf<'record-assessment'>['measures'];
type Measured = Pick<GoalState, 'measure' | 'side' | 'protocol'>;

/** The reading that speaks to a goal: same measure, side and protocol. */
const readingFor = (goal: Measured, measures: Readings): number | undefined =>
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

const setBy = ({ id }: GoalState): number => Number(id.slice(1, id.indexOf('.')));

const readAt = ({ at }: GoalReading): string => at;

const readingsOf = ({ latest, earlier = [] }: GoalState): readonly GoalReading[] =>
  latest === undefined ? [] : [latest, ...earlier];

/** A goal with what an assessment read for it; one made before the goal was set says nothing of it. */
const spokenTo = (
  goal: GoalState,
  value: number | undefined,
  { version, assessedAt: at }: Assessed,
): GoalState => {
  const before = readingsOf(goal);
  const spoken = value !== undefined && version >= setBy(goal);
  if (!spoken && !before.some((reading) => reading.version === version)) return goal;
  const [latest, ...earlier] = spoken
    ? remembering(before, { version, value, at }, readAt)
    : without(before, version);
  const { latest: _latest, earlier: _earlier, ...bare } = goal;
  return {
    ...bare,
    ...(latest === undefined ? {} : { latest }),
    ...(earlier.length === 0 ? {} : { earlier }),
  };
};

/** Goals with the readings of an assessment, each in its place. */
export const goalsMeasured = (
  goals: readonly GoalState[],
  measures: Readings,
  assessed: Assessed,
): readonly GoalState[] => goals.map((goal) => spokenTo(goal, readingFor(goal, measures), assessed));

/** Whether a value is at least as good as the goal's target. */
const meets = ({ measure, target }: GoalState, value: number | undefined): boolean =>
  value !== undefined && reaches(measure, value, target);

/**
 * The assessment that meets a goal: the first recorded one that reaches the target and, when it was recorded, was
 * the latest to speak of it. What comes later and falls short does not take it back.
 */
export const meetingAssessment = (goal: GoalState): number | undefined => {
  const readings = readingsOf(goal);
  let first: number | undefined;
  for (const reading of readings) {
    const { version, value } = reading;
    if (!meets(goal, value) || (first !== undefined && first < version)) continue;
    const overtaken = readings.some((other) => other.version < version && comesAfter(other, reading, readAt));
    if (!overtaken) first = version;
  }
  return first;
};

/** The assessment that meets a goal held to be met, now that one is corrected; undefined when none does. */
const stillMetBy = (
  goal: GoalState,
  metBy: number,
  value: number | undefined,
  { version }: Assessed,
): number | undefined => {
  const meeting = meetingAssessment(goal);
  if (readingsOf(goal).some((reading) => reading.version === metBy)) return meeting;
  const stands = metBy !== version || meets(goal, value);
  return stands && (meeting === undefined || metBy < meeting) ? metBy : meeting;
};

/** Goals as if an assessment had been right from the beginning, and those of them that fall. */
export const goalsCorrected = (
  goals: readonly GoalState[],
  measures: Readings,
  assessed: Assessed,
): { readonly goals: readonly GoalState[]; readonly fallen: readonly GoalState[] } => {
  const fallen: GoalState[] = [];
  const corrected = goalsMeasured(goals, measures, assessed).map((goal) => {
    if (goal.metBy === undefined) return goal;
    const metBy = stillMetBy(goal, goal.metBy, readingFor(goal, measures), assessed);
    if (metBy === undefined) fallen.push(goal);
    return metBy === undefined || metBy === goal.metBy ? goal : { ...goal, metBy };
  });
  return { goals: corrected, fallen };
};
