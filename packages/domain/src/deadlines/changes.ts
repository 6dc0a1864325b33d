import type { DeadlineKind, Instant, Stage } from '@continuum/contracts';
import type { Circumstances } from '../episode/commands.ts';
import type { ArmedDeadline, DeadlineChanges, EpisodeEvent } from '../episode/events.ts';
import { type Position, stageOf } from '../episode/position.ts';
import type { Episode } from '../episode/state.ts';
import { between, latest, plusHours } from '../kernel/instant.ts';
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

const arm = (
  kind: DeadlineKind,
  from: Instant,
  event: EpisodeEvent,
  episode: Episode,
  circumstances: Circumstances,
): ArmedDeadline => {
  const rule = deadlineRules[kind];
  const byInterval = dueAfter(kind, rule, from, circumstances);
  const instead = rule.dueInstead?.(byInterval, event, episode, circumstances) ?? { due: byInterval };
  const { due } = instead;
  const remindAt = latest(from, between(from, due, circumstances.policy.remindAfterShare));
  return { kind, ...instead, remindAt: remindAt < due ? remindAt : due };
};

/** Whether a deadline stands still with the program. */
const standsStill = ({ stopsOnHold }: DeadlineRule, { position, suspension }: Episode): boolean => {
  if (position !== 'program/on-hold' && position !== 'program/returned-to-provider') return false;
  return stopsOnHold === 'unless-inactive' ? suspension?.reason !== 'inactivity' : stopsOnHold === 'always';
};

type Said<T> = ((event: EpisodeEvent, episode: Episode) => T) | undefined;

/** From when an event makes a deadline count. */
const startOf = ({ starts }: DeadlineRule, event: EpisodeEvent, episode: Episode): Instant | undefined =>
  (starts[event.type] as Said<Instant | undefined>)?.(event, episode);

const isOver = ({ endsWith }: DeadlineRule, event: EpisodeEvent, episode: Episode): boolean =>
  (endsWith[event.type] as Said<boolean>)?.(event, episode) ?? false;

/** What was stopped counts anew when the episode goes on. */
const goesOn = ({ type }: EpisodeEvent): boolean => type === 'ProgramResumed' || type === 'EpisodeReopened';

type DeadlineChange = ArmedDeadline | 'cleared' | 'stopped' | undefined;

const changeOf = (
  kind: DeadlineKind,
  stage: Stage,
  event: EpisodeEvent,
  episode: Episode,
  circumstances: Circumstances,
): DeadlineChange => {
  const rule = deadlineRules[kind];
  const running = episode.deadlines[kind];
  const waiting = episode.stoppedDeadlines.includes(kind);
  const known = running !== undefined || waiting;
  if (stage === 'closed' && event.position !== 'closed/entered-in-error') return running && 'stopped';
  if (!rule.livesIn.includes(stage)) return known ? 'cleared' : undefined;
  const started = startOf(rule, event, episode);
  if (started === undefined && isOver(rule, event, episode)) return known ? 'cleared' : undefined;
  const from = started ?? (waiting && goesOn(event) ? event.recordedAt : undefined);
  if (standsStill(rule, episode))
    return running !== undefined || (from !== undefined && !known) ? 'stopped' : undefined;
  if (from === undefined) return undefined;
  const armed = arm(kind, from, event, episode, circumstances);
  return running?.due === armed.due ? undefined : armed;
};

/** The deadlines that an event of a type can start or end. */
const touchedBy: ReadonlyMap<string, readonly DeadlineKind[]> = new Map(
  Object.values(deadlineRules)
    .flatMap(({ starts, endsWith }) => [...Object.keys(starts), ...Object.keys(endsWith)])
    .map((type) => [
      type,
      deadlineKinds.filter(
        (kind) => type in deadlineRules[kind].starts || type in deadlineRules[kind].endsWith,
      ),
    ]),
);

/** The deadlines that an event can change: what it starts or ends and, where the episode moves, all that are known. */
const concernedBy = (event: EpisodeEvent, episode: Episode, moved: boolean): readonly DeadlineKind[] => {
  const touched = touchedBy.get(event.type) ?? [];
  if (!moved) return touched;
  const { deadlines, stoppedDeadlines } = episode;
  return deadlineKinds.filter(
    (kind) => deadlines[kind] !== undefined || touched.includes(kind) || stoppedDeadlines.includes(kind),
  );
};

/**
 * What an event does to the deadlines: clears what it fulfils or leaves behind, stops what a hold or the closing
 * stops, arms what it starts. While a program stands still, what would start waits among the stopped ones.
 * @param episode the episode as the event left it, its deadlines still as before
 * @param before where it stood before; while it stays, only what the event starts or ends can change
 */
export const deadlineChanges = (
  event: EpisodeEvent,
  episode: Episode,
  circumstances: Circumstances,
  before: Position | undefined,
): DeadlineChanges | undefined => {
  const moved = event.position !== before || event.type === 'ProgramHeld';
  const concerned = concernedBy(event, episode, moved);
  if (concerned.length === 0) return undefined;
  const stage = stageOf(event.position);
  const armed: ArmedDeadline[] = [];
  const cleared: DeadlineKind[] = [];
  const stopped: DeadlineKind[] = [];
  for (const kind of concerned) {
    const change = changeOf(kind, stage, event, episode, circumstances);
    if (change === 'cleared') cleared.push(kind);
    else if (change === 'stopped') stopped.push(kind);
    else if (change !== undefined) armed.push(change);
  }
  if (armed.length + cleared.length + stopped.length === 0) return undefined;
  return {
    ...(armed.length > 0 ? { armed } : {}),
    ...(cleared.length > 0 ? { cleared } : {}),
    ...(stopped.length > 0 ? { stopped } : {}),
  };
};
