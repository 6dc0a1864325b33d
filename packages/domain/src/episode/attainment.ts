import { daysBetween } from '../kernel/instant.ts';
import type { Failure } from '../kernel/outcome.ts';
import { assessmentsOf } from '../program/entries.ts';
import type { Circumstances } from './commands.ts';
import type { Episode } from './state.ts';
import { passed } from './transition.ts';

/** Whether there are long-term goals, and every one is met. */
export const everyLongTermGoalMet = ({ program }: Episode): readonly Failure[] => {
  const longTerm = (program?.goals ?? []).filter(({ horizon }) => horizon === '90-day');
  if (longTerm.length === 0) return [{ code: 'long-term-goal-missing', suppliedBy: 'trainer' }];
  return longTerm
    .filter(({ metBy }) => metBy === undefined)
    .map(({ id }): Failure => ({ code: 'long-term-goal-open', subject: id }));
};

/** Whether the last re-assessment is recent enough to say so; a baseline is none. */
export const freshReAssessment = (
  { program }: Episode,
  { now, calendar, policy }: Circumstances,
): readonly Failure[] => {
  const assessed = program && assessmentsOf(program).find(({ kind }) => kind !== 'baseline');
  const fresh =
    assessed !== undefined &&
    daysBetween(calendar.dateOf(assessed.assessedAt), calendar.dateOf(now)) <=
      policy.reAssessmentFreshForDays;
  return fresh ? passed : [{ code: 're-assessment-too-old', suppliedBy: 'trainer' }];
};
