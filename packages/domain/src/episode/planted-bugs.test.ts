import { describe, expect, it } from 'vitest';
import { take } from '../scenario/generated-journeys.ts';
import { broken } from '../scenario/invariants.ts';
import { differences } from '../scenario/matrix.ts';
import { goalsMet, places, returned } from '../scenario/places.ts';
import type { Scene } from '../scenario/scene.ts';
import { wishes } from '../scenario/wishes.ts';
import type { CommandName } from './commands.ts';
import { type Decider, deciderOf } from './decide.ts';
import type { Draft, Transition, Transitions } from './transition.ts';
import { transitions } from './transitions.ts';

type Table = Transitions<CommandName>;

/** The house's table with one row altered. */
const planted = <C extends CommandName>(
  name: C,
  alter: (row: Transition<C>) => Partial<Transition<C>>,
): Table => {
  const row = transitions[name] as unknown as Transition<C>;
  return { ...transitions, [name]: { ...row, ...alter(row) } };
};

const bugs: Readonly<Record<string, Table>> = {
  'a session on hold': planted('record-session', ({ from }) => ({ from: [...from, 'program/on-hold'] })),
  'resuming without a clearance': planted('resume-program', () => ({ guards: [] })),
  'a stop that only flags': planted('record-session', ({ effect }) => ({
    effect: (...given) => effect(...given).filter(({ type }) => type !== 'ClientReturnedToProvider'),
  })),
  'accepting a closed referral': planted('accept-referral', ({ from }) => ({
    from: [...from, 'closed/declined'],
  })),
  'declining again and again': planted('decline-referral', ({ from }) => ({
    from: [...from, 'closed/declined'],
    already: () => false,
  })),
  'a reopened episode that begins from the start': planted('reopen-episode', () => ({
    effect: (_episode, body) => [{ type: 'EpisodeReopened', data: body, position: 'referral/received' }],
  })),
  'reopening what was entered in error': planted('reopen-episode', ({ from }) => ({
    from: [...from, 'closed/entered-in-error'],
  })),
  'a report of open goals': planted('open-report', () => ({ guards: [] })),
  'goals met over and over': planted('evaluate-goals', () => ({
    effect: ({ program }) =>
      (program?.goals ?? []).flatMap(({ id, horizon, latest }): Draft[] =>
        latest === undefined
          ? []
          : [{ type: 'GoalMet', data: { goalId: id, horizon, assessment: latest.version } }],
      ),
  })),
  'activating without a word': planted('activate-program', () => ({ effect: () => [] })),
  'a partner that cancels a running program': planted('cancel-referral', ({ effect }) => ({
    effect: (episode, ...rest) => effect({ ...episode, position: 'referral/accepted' }, ...rest),
  })),
};

const beginnings: readonly Scene[] = [...Object.values(places), returned, goalsMet].map((place) => place());

/** From every position, from an open red flag and from met goals: every wish once. */
const steps = (decide: Decider['decide']): readonly string[] =>
  beginnings.flatMap((scene) =>
    Object.keys(wishes).flatMap((_name, wish) => {
      const taken = take(scene, { days: 0, wish, choice: 0 }, decide);
      return taken === undefined ? [] : broken(taken, taken.before.with(taken.reply));
    }),
  );

describe('the checkers', () => {
  it('have nothing against the house’s own table', () => {
    const { decide } = deciderOf(transitions);
    expect([...differences(decide), ...steps(decide)]).toEqual([]);
  });

  it.each(Object.entries(bugs))('catch %s', (_name, table) => {
    const { decide } = deciderOf(table);
    expect([...differences(decide), ...steps(decide)]).not.toEqual([]);
  });
});
