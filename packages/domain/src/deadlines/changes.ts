import type { DeadlineKind, Instant, LocalDate, Stage } from '@continuum/contracts';
import type { Circumstances } from '../episode/commands.ts';
import type { ArmedDeadline, DeadlineChanges } from '../episode/events.ts';
import { stageOf } from '../episode/position.ts';
import type { Episode } from '../episode/state.ts';
import { between, latest, plusHours } from '../kernel/instant.ts';
import { standsAt } from './counting.ts';
import { type DeadlineRule, deadlineKinds, deadlineRules } from './rules.ts';

const dueAfter = (
  kind: DeadlineKind,
  rule: DeadlineRule,
  from: Instant,
  { policy, calendar }: Circumstances,
): Instant => {
  const interval =
    kind === 'hold-review' ? { days: policy.inactivityHoldReviewAfterDays } : policy.intervals[kind];
  if ('sameDay' in interval) return calendar.endOf(calendar.dateOf(from));
  const due = 'hours' in interval ? plusHours(from, interval.hours) : calendar.plusDays(from, interval.days);
  return rule.movesToOpenDay ? calendar.nextOpen(due) : due;
};

type Day = Instant | LocalDate | undefined;
type DeadlineChange = ArmedDeadline | 'cleared' | 'stopped' | undefined;

/** Whether a deadline stands still, with the program or because the episode is closed. */
const standsStill = (
  { stopsOnHold }: DeadlineRule,
  { position, closedFrom, suspension }: Episode,
): boolean => {
  if (closedFrom !== undefined) return true;
  if (position !== 'program/on-hold' && position !== 'program/returned-to-provider') return false;
  return stopsOnHold === 'unless-inactive' ? suspension?.reason !== 'inactivity' : stopsOnHold === 'always';
};

/** From when a deadline counts; what was stopped counts anew from when the episode went on. */
const countsFrom = (rule: DeadlineRule, episode: Episode): Instant | undefined => {
  let from = rule.countsFrom(episode);
  if (from === undefined) return undefined;
  const { program, reopenedAt } = episode;
  if (program?.resumedAt !== undefined && rule.stopsOnHold !== 'never')
    from = latest(from, program.resumedAt);
  return reopenedAt === undefined ? from : latest(from, reopenedAt);
};

const armed = (kind: DeadlineKind, from: Instant, day: Day, circumstances: Circumstances): ArmedDeadline => {
  const rule = deadlineRules[kind];
  const byInterval = dueAfter(kind, rule, from, circumstances);
  const instead = day === undefined ? undefined : rule.dueInstead?.(byInterval, day, circumstances);
  const { due, ...rest } = instead ?? { due: byInterval };
  const remindAt = latest(from, between(from, due, circumstances.policy.remindAfterShare));
  return { kind, due, ...rest, remindAt: remindAt < due ? remindAt : due };
};

/** Whether a day was agreed that is waited for instead of what was missed. */
const agreedAnew = (
  { dayBeginsAnew, fixedDay }: DeadlineRule,
  before: Episode,
  episode: Episode,
): boolean => {
  if (!dayBeginsAnew || episode.closedFrom !== undefined) return false;
  const day = fixedDay?.(episode, episode.openedAt);
  return day !== undefined && day !== fixedDay?.(before, before.openedAt);
};

/**
 * Whether a deadline that was missed is still late for the same reason: neither standing still nor going on makes
 * it another one. What closes the episode when it is missed has had its consequence.
 */
const staysMissed = (
  kind: DeadlineKind,
  rule: DeadlineRule,
  before: Episode | undefined,
  episode: Episode,
): boolean =>
  before !== undefined &&
  episode.deadlines[kind]?.missedAt !== undefined &&
  rule.whenMissed !== 'withdraw' &&
  rule.whenMissed !== 'close' &&
  rule.countsFrom(before) === rule.countsFrom(episode) &&
  !agreedAnew(rule, before, episode);

/** What becomes of a deadline that is owed in the stage where the episode stands. */
const changeOf = (
  kind: DeadlineKind,
  before: Episode | undefined,
  episode: Episode,
  circumstances: Circumstances,
): DeadlineChange => {
  const rule = deadlineRules[kind];
  const from = countsFrom(rule, episode);
  const running = episode.deadlines[kind];
  const waiting = episode.stoppedDeadlines.includes(kind);
  if (from === undefined) return running !== undefined || waiting ? 'cleared' : undefined;
  if (staysMissed(kind, rule, before, episode)) return undefined;
  if (standsStill(rule, episode)) return waiting ? undefined : 'stopped';
  const day = rule.fixedDay?.(episode, from);
  if (running === undefined) return armed(kind, from, day, circumstances);
  if (before !== undefined && running.missedAt === undefined && countsFrom(rule, before) === from)
    if (rule.fixedDay?.(before, from) === day) return undefined;
  const anew = armed(kind, from, day, circumstances);
  return running.due === anew.due ? undefined : anew;
};

const kindsOf = (stage: Stage): readonly DeadlineKind[] =>
  deadlineKinds.filter((kind) => deadlineRules[kind].livesIn.includes(stage));

const kindsIn: Readonly<Record<Stage, readonly DeadlineKind[]>> = {
  referral: kindsOf('referral'),
  program: kindsOf('program'),
  report: kindsOf('report'),
  closed: [],
};

/** The deadlines that can be owed where an episode stands, or stood before it was closed. */
const kindsAt = (episode: Episode): readonly DeadlineKind[] =>
  kindsIn[stageOf(episode.position === 'closed/entered-in-error' ? episode.position : standsAt(episode))];

/** What an episode knows of and leaves behind. */
const leftBehind = (
  { deadlines, stoppedDeadlines }: Episode,
  kinds: readonly DeadlineKind[],
): DeadlineKind[] =>
  [...(Object.keys(deadlines) as DeadlineKind[]), ...stoppedDeadlines].filter(
    (kind) => !kinds.includes(kind),
  );

/** Whether anything changed that a deadline counts by. */
const touches = (before: Episode, after: Episode): boolean =>
  before.position !== after.position ||
  before.visitAwaitedSince !== after.visitAwaitedSince ||
  before.firstVisitAt !== after.firstVisitAt ||
  before.program !== after.program ||
  before.documents !== after.documents ||
  before.report !== after.report ||
  before.suspension !== after.suspension ||
  before.returned !== after.returned;

/**
 * What an event does to the deadlines: clears what is not owed any more, stops what is open and a hold or the
 * closing stops, arms what is owed, and arms it anew where it counts from another instant. What was missed stays.
 * @param before the episode as it was
 * @param episode the episode as the event left it, its deadlines still as before
 */
export const deadlineChanges = (
  before: Episode | undefined,
  episode: Episode,
  circumstances: Circumstances,
): DeadlineChanges | undefined => {
  if (before !== undefined && !touches(before, episode)) return undefined;
  const kinds = kindsAt(episode);
  const arming: ArmedDeadline[] = [];
  const cleared = before?.position === episode.position ? [] : leftBehind(episode, kinds);
  const stopped: DeadlineKind[] = [];
  for (const kind of kinds) {
    const change = changeOf(kind, before, episode, circumstances);
    if (change === 'cleared') cleared.push(kind);
    else if (change === 'stopped') stopped.push(kind);
    else if (change !== undefined) arming.push(change);
  }
  if (arming.length + cleared.length + stopped.length === 0) return undefined;
  return {
    ...(arming.length > 0 ? { armed: arming } : {}),
    ...(cleared.length > 0 ? { cleared } : {}),
    ...(stopped.length > 0 ? { stopped } : {}),
  };
};
