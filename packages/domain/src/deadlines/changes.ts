import type { DeadlineKind, Instant } from '@continuum/contracts';
import type { Circumstances } from '../episode/commands.ts';
import type { DeadlineChanges, EpisodeEvent } from '../episode/events.ts';
import { stageOf } from '../episode/position.ts';
import type { Episode } from '../episode/state.ts';
import { between, latest, plusHours } from '../kernel/instant.ts';
import { type DeadlineRule, deadlineKinds, deadlineRules } from './rules.ts';

type Armed = NonNullable<DeadlineChanges['armed']>[number];

const suspended = (position: Episode['position']): boolean =>
  position === 'program/on-hold' || position === 'program/returned-to-provider';

const dueAfter = (kind: DeadlineKind, rule: DeadlineRule, from: Instant, { policy, calendar }: Circumstances): Instant => {
  const interval = kind === 'hold-review' ? { days: policy.inactivityHoldReviewAfterDays } : policy.intervals[kind];
  if ('sameDay' in interval) return calendar.endOf(calendar.dateOf(from));
  const due = 'hours' in interval ? plusHours(from, interval.hours) : calendar.plusDays(from, interval.days);
  return rule.movesToOpenDay ? calendar.nextOpen(due) : due;
};

const arm = (
  kind: DeadlineKind,
  from: Instant,
  event: EpisodeEvent,
  episode: Episode,
  circumstances: Circumstances,
): Armed => {
  const rule = deadlineRules[kind];
  const byInterval = dueAfter(kind, rule, from, circumstances);
  const due = rule.dueInstead?.(byInterval, event, episode, circumstances) ?? byInterval;
  const remindAt = latest(from, between(from, due, circumstances.policy.remindAfterShare));
  return { kind, due, remindAt: remindAt < due ? remindAt : due };
};

const stops = (rule: DeadlineRule, event: EpisodeEvent): boolean => {
  if (rule.stopsOnHold === 'unless-inactive')
    return !(event.type === 'ProgramHeld' && event.data.reason === 'inactivity');
  return rule.stopsOnHold === 'always';
};

const startOf = (kind: DeadlineKind, event: EpisodeEvent, episode: Episode): Instant | undefined => {
  const start = deadlineRules[kind].starts[event.type] as
    | ((event: EpisodeEvent, episode: Episode) => Instant | undefined)
    | undefined;
  const from = start?.(event, episode);
  if (from !== undefined || event.type !== 'ProgramResumed') return from;
  return episode.stoppedDeadlines.includes(kind) ? event.recordedAt : undefined;
};

/**
 * What an event does to the deadlines: clears what it fulfils or leaves behind, stops what a hold stops, arms
 * what it starts. While a program stands still, what would start waits among the stopped ones.
 * @param episode the episode as the event left it, its deadlines still as before
 */
export const deadlineChanges = (
  event: EpisodeEvent,
  episode: Episode,
  circumstances: Circumstances,
): DeadlineChanges | undefined => {
  const stage = stageOf(event.position);
  const still = suspended(event.position);
  const armed: Armed[] = [];
  const cleared: DeadlineKind[] = [];
  const stopped: DeadlineKind[] = [];
  for (const kind of deadlineKinds) {
    const rule = deadlineRules[kind];
    const running = episode.deadlines[kind] !== undefined;
    const waiting = episode.stoppedDeadlines.includes(kind);
    if (!rule.livesIn.includes(stage)) {
      if (running || waiting) cleared.push(kind);
      continue;
    }
    const from = startOf(kind, event, episode);
    const ended = rule.endsWith(event);
    if (still && (running || from !== undefined) && !ended && stops(rule, event)) {
      if (!waiting) stopped.push(kind);
    } else if (from !== undefined) armed.push(arm(kind, from, event, episode, circumstances));
    else if (ended && (running || waiting)) cleared.push(kind);
  }
  if (armed.length + cleared.length + stopped.length === 0) return undefined;
  return {
    ...(armed.length > 0 ? { armed } : {}),
    ...(cleared.length > 0 ? { cleared } : {}),
    ...(stopped.length > 0 ? { stopped } : {}),
  };
};
