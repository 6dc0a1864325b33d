import { deadlineRules } from '../deadlines/rules.ts';
import type { CommandName } from '../episode/commands.ts';
import { fold } from '../episode/evolve.ts';
import { explain } from '../episode/explain.ts';
import { stageOf } from '../episode/position.ts';
import { transitions } from '../episode/transitions.ts';
import type { Taken } from './generated-journeys.ts';
import { keptMissed, missedTwice } from './missed-once.ts';
import type { Scene } from './scene.ts';

/** What holds after every step of every journey: a name, and whether it does. */
export type Invariant = (taken: Taken, after: Scene) => boolean;

/** A state holds codes, numbers and instants only, so that a character is a byte. */
const bytesMost = 8 * 1024;
const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

/** The same with the keys of every record in order, so that only what is said counts. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
};

const commandOf = (wish: string): CommandName => wish.split(' ')[0] as CommandName;
const repeated: readonly string[] = [
  'open-referral',
  'receive-information',
  'apply-correction',
  'evaluate-goals',
  'open-report',
  'remind',
  'miss',
  'cancel-referral by the partner',
];
const running: readonly string[] = ['program/intake', 'program/baseline', 'program/active'];
const suspended: readonly string[] = ['program/on-hold', 'program/returned-to-provider'];

const invariants: Readonly<Record<string, Invariant>> = {
  'the fold of the journal is the episode': (_taken, { journal, episode }) => same(fold(journal), episode),
  'versions count on by one': (_taken, { journal }) =>
    journal.every(({ version }, index) => version === index + 1),
  'what did not happen changed nothing': ({ before, reply }) =>
    reply.kind === 'accepted' ? reply.recorded.length > 0 : same(before.episode, reply.episode),
  'a closed episode accepts only reopening and entered in error': ({ before, wish, reply }) =>
    reply.kind !== 'accepted' ||
    stageOf(before.episode?.position ?? 'referral/received') !== 'closed' ||
    ['reopen-episode', 'mark-entered-in-error'].includes(wish),
  'what was entered in error stays so': ({ before, reply }) =>
    before.episode?.position !== 'closed/entered-in-error' || reply.kind !== 'accepted',
  'reactions and the sweep do nothing twice': ({ wish, reply, again }, after) =>
    !repeated.some((name) => wish.startsWith(name)) ||
    reply.kind !== 'accepted' ||
    again(after).kind !== 'accepted',
  'a command leads only where the table says': ({ before, wish, reply }) =>
    reply.kind !== 'accepted' ||
    reply.episode.position === before.episode?.position ||
    transitions[commandOf(wish)].leadsTo.includes(reply.episode.position),
  'a command leads only where the explanation says': ({ before, wish, reply }) => {
    if (before.episode === undefined || reply.kind !== 'accepted') return true;
    const { position } = reply.episode;
    const explained = explain(before.episode, before.circumstances('activate-program', undefined)).find(
      ({ command }) => command === commandOf(wish),
    );
    return (
      position === before.episode.position || explained === undefined || explained.leadsTo.includes(position)
    );
  },
  'no program runs under a stop': (_taken, { episode }) =>
    !running.includes(episode?.position ?? '') || episode?.redFlag?.level !== 'stop',
  'a member resumes a returned program only on a clearance recorded since': ({ before, reply }) => {
    const { position, papers, redFlag } = before.episode ?? {};
    if (position !== 'program/returned-to-provider' || !reply.events.includes('ProgramResumed')) return true;
    if (reply.events.includes('EntryCorrected')) return true;
    return (papers?.['medical-clearance']?.version ?? 0) > (redFlag?.version ?? 0);
  },
  'a goal that is met is not met again': ({ before, reply }) =>
    reply.recorded.every(
      ({ type, data }) =>
        type !== 'GoalMet' ||
        before.episode?.program?.goals.find(({ id }) => id === data.goalId)?.metBy === undefined,
    ),
  'a program that stands still knows where it goes on': (_taken, { episode }) =>
    !suspended.includes(episode?.position ?? '') || running.includes(episode?.suspension?.from ?? ''),
  'deadlines run only in their stages, and only what was missed stays while stopped': (_taken, { episode }) =>
    Object.entries(episode?.deadlines ?? {}).every(([kind, { missedAt }]) => {
      const rule = deadlineRules[kind as keyof typeof deadlineRules];
      const { position = 'referral/received', closedFrom } = episode ?? {};
      const still =
        closedFrom !== undefined || (suspended.includes(position) && rule.stopsOnHold === 'always');
      return rule.livesIn.includes(stageOf(closedFrom ?? position)) && (!still || missedAt !== undefined);
    }),
  'no deadline is missed twice': ({ reply }, { journal }) => missedTwice(reply, journal).length === 0,
  'what was missed stays missed, whatever stands still or goes on': keptMissed,
  'who waits, waits for somebody: an accepted referral for a visit, an issued report for its referrer': (
    _taken,
    { episode },
  ) => {
    const { position, deadlines, report } = episode ?? {};
    if (position === 'referral/accepted') return deadlines?.['first-visit'] !== undefined;
    if (position !== 'report/issued' || report?.acknowledgedAt !== undefined) return true;
    return (deadlines?.['report-acknowledgement'] ?? deadlines?.['report-amendment']) !== undefined;
  },
  'no deadline both runs and waits': (_taken, { episode }) =>
    (episode?.stoppedDeadlines ?? []).every((kind) => episode?.deadlines[kind] === undefined) &&
    new Set(episode?.stoppedDeadlines).size === episode?.stoppedDeadlines.length,
  'what a decision needs stays within 8 KB': (_taken, { episode }) =>
    JSON.stringify(episode ?? {}).length <= bytesMost,
  'the explanation agrees with what happens': ({ before, wish, reply }) => {
    if (before.episode === undefined || reply.kind === 'unchanged') return true;
    const explained = explain(before.episode, before.circumstances('activate-program', undefined)).find(
      ({ command }) => command === wish,
    );
    if (explained === undefined) return true;
    if (reply.kind === 'accepted') return explained.allowed;
    return explained.blockedBy.every(({ code }) => reply.codes.includes(code));
  },
};

/** The names of the invariants that a step broke. */
export const broken = (taken: Taken, after: Scene): readonly string[] =>
  Object.entries(invariants)
    .filter(([, holds]) => !holds(taken, after))
    .map(([name]) => `${name}, after ${taken.wish}`);
