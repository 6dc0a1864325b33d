import { type Guard, passed } from '../episode/transition.ts';
import { daysBetween } from '../kernel/instant.ts';
import type { Failure } from '../kernel/outcome.ts';

export const everyLongTermGoalMet: Guard<'open-report'> = ({ program }) => {
  const longTerm = (program?.goals ?? []).filter(({ horizon }) => horizon === '90-day');
  if (longTerm.length === 0) return [{ code: 'long-term-goal-missing', suppliedBy: 'trainer' }];
  return longTerm
    .filter(({ metBy }) => metBy === undefined)
    .map(({ id }): Failure => ({ code: 'long-term-goal-open', subject: id }));
};

export const freshReAssessment: Guard<'open-report'> = ({ program }, { now, calendar, policy }) => {
  const assessed = program?.lastAssessment;
  const fresh =
    assessed !== undefined &&
    daysBetween(calendar.dateOf(assessed.assessedAt), calendar.dateOf(now)) <= policy.reAssessmentFreshForDays;
  return fresh ? passed : [{ code: 're-assessment-too-old', suppliedBy: 'trainer' }];
};
