import type { LocalDate } from '@continuum/contracts';
import { everyLongTermGoalMet, freshReAssessment } from '../episode/attainment.ts';
import type { BodyOf, Circumstances } from '../episode/commands.ts';
import {
  beyondPostRehabilitation,
  clearanceAnswersRedFlag,
  clearanceNotExpired,
  onTheDay,
  paperInForce,
  releaseOn,
} from '../episode/papers.ts';
import type { Episode } from '../episode/state.ts';
import { type Guard, passed } from '../episode/transition.ts';
import { plusDays } from '../kernel/instant.ts';
import type { Failure } from '../kernel/outcome.ts';
import { reaches } from '../measures/index.ts';

export const kindFitsStatus: Guard<'record-assessment'> = ({ position }, _circumstances, body) => {
  if (body === undefined) return passed;
  const baseline = body.kind === 'baseline';
  if (position === 'program/active' && baseline) return [{ code: 'baseline-recorded-already' }];
  if (position === 'program/intake' && !baseline)
    return [{ code: 'baseline-missing', suppliedBy: 'trainer' }];
  return position === 'program/baseline' && !baseline ? [{ code: 'program-not-active' }] : passed;
};

export const assessedSinceFirstVisit: Guard<'record-assessment'> = ({ program }, { calendar }, body) =>
  program !== undefined &&
  body !== undefined &&
  calendar.dateOf(body.assessedAt) < calendar.dateOf(program.startedAt)
    ? [{ code: 'assessment-before-program' }]
    : passed;

/** Whether an assessment reads the same twice: nobody could say which of them counts. */
export const repeatedMeasures = (measures: BodyOf<'record-assessment'>['measures']): readonly Failure[] => {
  const seen = new Set<string>();
  return measures.flatMap(({ code, side, protocol }, index): Failure[] => {
    const key = [code, side, protocol].join(' ');
    const repeated = seen.has(key);
    seen.add(key);
    return repeated ? [{ code: 'measure-repeated', subject: `measures.${index}` }] : [];
  });
};

export const measuredOnce: Guard<'record-assessment'> = (_episode, _circumstances, body) =>
  body === undefined ? passed : repeatedMeasures(body.measures);

export const heldSinceFirstVisit: Guard<'record-session'> = ({ program }, { calendar }, body) =>
  program !== undefined &&
  body !== undefined &&
  calendar.dateOf(body.heldAt) < calendar.dateOf(program.startedAt)
    ? [{ code: 'session-before-program' }]
    : passed;

/** Nothing is told of a program before it began. */
export const sentSinceFirstVisit: Guard<'record-document-sent'> = ({ program }, { calendar }, body) =>
  program !== undefined &&
  body !== undefined &&
  calendar.dateOf(body.sentAt) < calendar.dateOf(program.startedAt)
    ? [{ code: 'document-before-program' }]
    : passed;

export const releasedThen: Guard<'record-document-sent'> = (episode, circumstances, body) =>
  onTheDay(body?.sentAt, episode.program?.startedAt, circumstances, releaseOn(episode, circumstances));

/** Nobody exercises without consent in force, or on a medical clearance that has run out. */
const exerciseOn =
  (episode: Episode, circumstances: Circumstances) =>
  (on: LocalDate): readonly Failure[] => [
    ...paperInForce(episode, 'informed-consent', on, circumstances),
    ...clearanceNotExpired(episode, on, circumstances),
  ];

export const mayExercise: Guard<'activate-program' | 'continue-program'> = (episode, circumstances) =>
  exerciseOn(episode, circumstances)(circumstances.calendar.dateOf(circumstances.now));

export const mightExerciseThen: Guard<'record-session'> = (episode, circumstances, body) =>
  onTheDay(body?.heldAt, episode.program?.startedAt, circumstances, exerciseOn(episode, circumstances));

/**
 * Who is not under a referral, because the onset is more than a year ago, needs a medical clearance once a red
 * flag was found (METI, "Medical exercise training or post rehab fitness").
 */
export const clearedWhenFlagged: Guard<'activate-program'> = (episode, circumstances) => {
  const today = circumstances.calendar.dateOf(circumstances.now);
  return beyondPostRehabilitation(episode, today, circumstances)
    ? clearanceAnswersRedFlag(episode, today)
    : passed;
};

/** A program that stopped at a red flag goes on only with a clearance, whichever way it goes on. */
export const clearedOfStop: Guard<'continue-program'> = (episode, { now, calendar }) =>
  episode.redFlag?.level === 'stop' ? clearanceAnswersRedFlag(episode, calendar.dateOf(now)) : passed;

export const baselineRecorded: Guard<'activate-program' | 'set-goals' | 'continue-program'> = ({
  program,
}) => (program?.baseline === undefined ? [{ code: 'baseline-missing', suppliedBy: 'trainer' }] : passed);

export const planSet: Guard<'activate-program' | 'continue-program'> = ({ program }) =>
  program?.planVersion === undefined ? [{ code: 'plan-missing', suppliedBy: 'trainer' }] : passed;

const horizonFailures = (goals: readonly { readonly horizon: string }[]): readonly Failure[] => [
  ...(goals.some(({ horizon }) => horizon === '30-day')
    ? []
    : [{ code: 'short-term-goal-missing', suppliedBy: 'trainer' } as const]),
  ...(goals.some(({ horizon }) => horizon === '90-day')
    ? []
    : [{ code: 'long-term-goal-missing', suppliedBy: 'trainer' } as const]),
];

export const bothHorizonsSet: Guard<'activate-program'> = ({ program }) =>
  horizonFailures(program?.goals ?? []);

/** A running program keeps a short-term and a long-term goal. */
export const bothHorizonsKept: Guard<'set-goals' | 'continue-program'> = (
  { position },
  _circumstances,
  body,
) => (body === undefined || position === 'program/baseline' ? passed : horizonFailures(body.goals));

/** Each goal is an improvement, due within its horizon, and said once. */
export const goalsAreSound: Guard<'set-goals' | 'continue-program'> = (
  _episode,
  { now, calendar, policy },
  body,
) => {
  const today = calendar.dateOf(now);
  const seen = new Set<string>();
  return (body?.goals ?? []).flatMap((goal, index): Failure[] => {
    const subject = `goals.${index}`;
    const key = [goal.horizon, goal.measure, goal.side, goal.protocol].join(' ');
    const repeated = seen.has(key);
    seen.add(key);
    const lastDay = plusDays(today, policy.goalHorizonDays[goal.horizon]);
    return [
      ...(reaches(goal.measure, goal.baseline, goal.target)
        ? [{ code: 'goal-not-an-improvement', subject } as const]
        : []),
      ...(goal.dueOn <= today || goal.dueOn > lastDay
        ? [{ code: 'goal-due-date-outside-horizon', subject } as const]
        : []),
      ...(repeated ? [{ code: 'goal-repeated', subject } as const] : []),
    ];
  });
};

export const followUpLiesAhead: Guard<'schedule-follow-up'> = (_episode, { now }, body) =>
  body !== undefined && body.visitAt <= now ? [{ code: 'visit-not-ahead' }] : passed;

export const reviewLiesAhead: Guard<'hold-program'> = (_episode, { now, calendar }, body) =>
  body !== undefined && body.reviewOn <= calendar.dateOf(now) ? [{ code: 'review-date-not-ahead' }] : passed;

export const clearedToResume: Guard<'resume-program'> = (episode, { now, calendar }) =>
  episode.position === 'program/returned-to-provider'
    ? clearanceAnswersRedFlag(episode, calendar.dateOf(now))
    : passed;

export const goalsMetWhenSaid: Guard<'conclude-program' | 'withdraw-client'> = (
  episode,
  circumstances,
  body,
) =>
  body?.reason === 'goals-met'
    ? [...everyLongTermGoalMet(episode), ...freshReAssessment(episode, circumstances)]
    : passed;
