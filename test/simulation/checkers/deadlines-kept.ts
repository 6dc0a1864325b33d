import { hour } from '../world/world.ts';
import { armedAsPromised } from './deadlines-armed.ts';
import type { Journal, StoredEvent } from './history.ts';
import { type Sweeps, sweepThatPassedBy } from './reminders-sent.ts';
import type { Checker, Found } from './violation.ts';

/** How late the sweep may come while everything goes wrong, and how early a fast clock may make it. */
const lateMost = 36 * hour;
const earlyMost = 1.1 * hour;
/** How late it may come once it has been calm for hours. */
const lateMostInCalm = 2 * hour;

interface Running {
  /** Since when it runs: one that is armed after its due instant, by a correction, passes from then on. */
  readonly since: number;
  readonly due: string;
  readonly remindAt: string;
  reminded: boolean;
  missed: boolean;
}

const markOf = (event: StoredEvent, running: Map<string, Running>, id: string): Found[] => {
  const { type, data } = event.said;
  if (type !== 'DeadlineApproaching' && type !== 'DeadlineMissed') return [];
  const kind = String(data['deadline']);
  const deadline = running.get(kind);
  const told = (what: string): Found[] => [{ about: id, what: `${kind} of ${String(data['due'])} ${what}` }];
  if (deadline === undefined || deadline.due !== data['due']) return told('does not run, and was spoken of');
  if (deadline.missed) return told('was missed already');
  if (type === 'DeadlineApproaching') {
    if (deadline.reminded) return told('was reminded twice');
    deadline.reminded = true;
    return event.writtenAt < Date.parse(deadline.remindAt) - earlyMost ? told('was reminded too early') : [];
  }
  deadline.missed = true;
  return event.writtenAt < Date.parse(deadline.due) - earlyMost ? told('was missed before it was due') : [];
};

/** What was not said of a deadline that ends, or of one that runs still when everything does. */
const unsaid = (
  kind: string,
  deadline: Running,
  { at, id, latest }: { readonly at: number; readonly id: string; readonly latest: number },
  sweeps: Sweeps,
): Found[] => {
  const found: Found[] = [];
  const due = Date.parse(deadline.due);
  if (!deadline.missed && at - Math.max(due, deadline.since) >= latest)
    found.push({ about: id, what: `${kind} of ${deadline.due} passed silently` });
  if (deadline.reminded) return found;
  const open = { since: deadline.since, until: at, due, remindAt: Date.parse(deadline.remindAt) };
  const sweptAt = sweepThatPassedBy(id, open, sweeps);
  if (sweptAt === undefined) return found;
  const when = new Date(sweptAt).toISOString();
  return [
    ...found,
    { about: id, what: `${kind} of ${deadline.due} was not reminded by the sweep of ${when}` },
  ];
};

/** What waits for one thing that a person does, so that standing still and going on make it no other. */
const missedForGood: readonly string[] = [
  'referral-answer',
  'first-visit',
  'introductory-letter',
  'assessment-summary',
  're-assessment',
  'progress-report',
  'report',
  'report-amendment',
];
const standingStillOrGoingOn: readonly string[] = [
  'ProgramHeld',
  'ClientReturnedToProvider',
  'ProgramResumed',
  'EpisodeReopened',
];

/** What a pause, or its end, made of deadlines that were missed: nothing, or they would be missed again. */
const forgotten = (
  { said: { type, deadlines = {} } }: StoredEvent,
  running: Map<string, Running>,
  id: string,
): Found[] => {
  if (!standingStillOrGoingOn.includes(type)) return [];
  const { armed = [], stopped = [] } = deadlines;
  return [...stopped, ...armed.map((one) => one.kind)]
    .filter((kind) => missedForGood.includes(kind) && running.get(kind)?.missed)
    .map((kind) => ({ about: id, what: `${kind} was missed, and ${type} forgot it` }));
};

const ofJournal = (
  journal: Journal,
  { endedAt, ...sweeps }: Sweeps & { readonly endedAt: number },
): Found[] => {
  const { id, events } = journal;
  const running = new Map<string, Running>();
  const found: Found[] = [];
  for (const event of events) {
    found.push(...markOf(event, running, id), ...forgotten(event, running, id));
    const { armed = [], cleared = [], stopped = [] } = event.said.deadlines ?? {};
    const at = event.writtenAt;
    for (const kind of [...cleared, ...stopped, ...armed.map((one) => one.kind)]) {
      const deadline = running.get(kind);
      running.delete(kind);
      if (deadline !== undefined) found.push(...unsaid(kind, deadline, { at, id, latest: lateMost }, sweeps));
    }
    for (const { kind, due, remindAt } of armed) {
      running.set(kind, { since: at, due, remindAt, reminded: false, missed: false });
    }
  }
  for (const [kind, deadline] of running)
    found.push(...unsaid(kind, deadline, { at: endedAt, id, latest: lateMostInCalm }, sweeps));
  return [...found, ...armedAsPromised(journal)];
};

/**
 * What is owed is armed as promised. Each deadline is reminded at most once, and once where a sweep came by in time;
 * it is missed at most once whatever stands still or goes on, and never passes silently.
 */
export const deadlinesKept: Checker = ({ journals, endedAt, sweeps, notSwept }) =>
  journals
    .filter(({ kind }) => kind === 'episode')
    .flatMap((journal) => ofJournal(journal, { endedAt, sweeps, notSwept }));
