import { hour } from '../world/world.ts';
import type { Journal, StoredEvent } from './history.ts';
import type { Checker, Found } from './violation.ts';

/** How late the sweep may come while everything goes wrong, and how early a fast clock may make it. */
const lateMost = 36 * hour;
const earlyMost = 1.1 * hour;

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

const endsAt = (kind: string, running: Map<string, Running>, at: number, id: string): Found[] => {
  const deadline = running.get(kind);
  running.delete(kind);
  if (deadline === undefined || deadline.missed) return [];
  if (at - Math.max(Date.parse(deadline.due), deadline.since) < lateMost) return [];
  return [{ about: id, what: `${kind} of ${deadline.due} passed silently` }];
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

const ofJournal = ({ id, events }: Journal, endedAt: number): Found[] => {
  const running = new Map<string, Running>();
  const found: Found[] = [];
  for (const event of events) {
    found.push(...markOf(event, running, id), ...forgotten(event, running, id));
    const { armed = [], cleared = [], stopped = [] } = event.said.deadlines ?? {};
    const at = event.writtenAt;
    for (const kind of [...cleared, ...stopped, ...armed.map((one) => one.kind)])
      found.push(...endsAt(kind, running, at, id));
    for (const { kind, due, remindAt } of armed) {
      running.set(kind, { since: at, due, remindAt, reminded: false, missed: false });
    }
  }
  // Calm for hours: whatever was due by then has been missed aloud.
  const calmSince = endedAt - 2 * hour;
  for (const [kind, { due, missed }] of running)
    if (!missed && Date.parse(due) < calmSince)
      found.push({ about: id, what: `${kind} of ${due} passed silently` });
  return found;
};

/** Each deadline is reminded at most once, missed at most once whatever stands still or goes on, and never passes silently. */
export const deadlinesKept: Checker = ({ journals, endedAt }) =>
  journals.filter(({ kind }) => kind === 'episode').flatMap((journal) => ofJournal(journal, endedAt));
