import { describe, expect, it } from 'vitest';
import { plusHours } from '../kernel/instant.ts';
import { date } from '../scenario/cast.ts';
import { expected, letters } from '../scenario/matrix-oracle.ts';
import {
  accepted,
  active,
  baseline,
  drafting,
  openedByGoals,
  places,
  planned,
  returned,
} from '../scenario/places.ts';
import type { Scene } from '../scenario/scene.ts';
import { explain, mayCall, memberCommandNames } from './explain.ts';

const explained = (scene: Scene) => {
  if (scene.episode === undefined) throw new Error('the story has no episode');
  return explain(scene.episode, scene.circumstances('activate-program', undefined));
};
const of = (scene: Scene, command: string) => explained(scene).find((one) => one.command === command);

describe('explain', () => {
  it('says of every command a member may call whether it is allowed, and where it leads', () => {
    const names = explained(baseline()).map(({ command }) => command);
    expect(names).toEqual(memberCommandNames);
    expect(names).not.toContain('remind');
    expect(names).not.toContain('open-report');
    expect(of(baseline(), 'set-plan')).toMatchObject({ allowed: true, blockedBy: [] });
  });

  it('says everything that blocks, and who can supply it', () => {
    expect(of(baseline(), 'activate-program')).toMatchObject({
      allowed: false,
      blockedBy: [
        { code: 'short-term-goal-missing', suppliedBy: 'trainer' },
        { code: 'long-term-goal-missing', suppliedBy: 'trainer' },
        { code: 'plan-missing', suppliedBy: 'trainer' },
      ],
      leadsTo: ['program/active'],
    });
    expect(of(returned(), 'resume-program')?.blockedBy).toEqual([
      { code: 'clearance-needed', subject: 'medical-clearance', suppliedBy: 'referrer' },
    ]);
  });

  it.each([
    ['program/active', 'record-paper', []],
    ['referral/information-requested', 'record-paper', ['referral/received']],
    ['referral/accepted', 'record-paper', []],
    ['referral/accepted', 'request-information', []],
    ['program/intake', 'record-assessment', ['program/baseline', 'program/returned-to-provider']],
    ['program/active', 'record-assessment', ['program/returned-to-provider']],
    ['referral/received', 'correct-entry', ['referral/received', 'referral/information-requested']],
    ['referral/accepted', 'correct-entry', []],
    ['program/active', 'correct-entry', ['program/returned-to-provider']],
    ['program/on-hold', 'correct-entry', ['program/active', 'program/returned-to-provider']],
    ['program/returned-to-provider', 'correct-entry', ['program/active']],
    ['report/issued', 'correct-entry', []],
    ['program/on-hold', 'resume-program', ['program/active']],
    ['program/returned-to-provider', 'resume-program', ['program/active']],
    ['program/active', 'cancel-referral', []],
    ['program/active', 'start-program', []],
    ['closed/completed', 'reopen-episode', ['report/issued']],
    ['closed/completed', 'record-paper', []],
    ['closed/entered-in-error', 'reopen-episode', []],
    ['program/active', 'withdraw-client', ['closed/withdrawn']],
  ] as const)('from %s, %s leads to %j', (position, command, where) => {
    expect(of(places[position](), command)?.leadsTo).toEqual(where);
  });

  it('a corrected assessment leads from a report that goals opened to where it was opened, or to a return', () => {
    expect(of(openedByGoals(), 'correct-entry')?.leadsTo).toEqual([
      'program/active',
      'program/returned-to-provider',
    ]);
    expect(of(drafting(), 'correct-entry')?.leadsTo).toEqual([]);
  });

  it('blocks no first visit that was held while the papers were in force', () => {
    const scene = accepted().after({ days: 90 });
    const visitHeldAt = plusHours(scene.now, -24 * 10);
    expect(scene.when('start-program', { visitHeldAt }).kind).toBe('accepted');
    expect(scene.when('start-program', { visitHeldAt: scene.now }).codes).toEqual(['paper-expired']);
    expect(of(scene, 'start-program')).toMatchObject({ allowed: true, blockedBy: [] });
  });

  it('blocks a first visit by what no day of it can change', () => {
    const old = { paper: 'written-referral', signedOn: date('2025-10-01') } as const;
    const scene = accepted().given('record-paper', old);
    expect(of(scene, 'start-program')?.blockedBy).toEqual([
      { code: 'paper-expired', subject: 'written-referral', suppliedBy: 'referrer' },
    ]);
  });

  it('blocks no session that was held while consent was in force, and activation by today', () => {
    const consent = { paper: 'informed-consent', signedOn: date('2026-02-26') } as const;
    const ended = { ...consent, expiresOn: date('2026-03-05') };
    const late = active().given('record-paper', ended).after({ days: 4 });
    expect(of(late, 'record-session')).toMatchObject({ allowed: true, blockedBy: [] });
    const heldAt = plusHours(late.now, -24 * 4);
    expect(late.when('record-session', { heldAt, durationMinutes: 50 }).kind).toBe('accepted');
    const never = active().given('record-paper', { ...consent, expiresOn: date('2026-03-01') });
    expect(of(never, 'record-session')?.blockedBy).toMatchObject([{ code: 'paper-expired' }]);
    const ready = planned().given('record-paper', ended).after({ days: 4 });
    expect(of(ready, 'activate-program')?.blockedBy).toMatchObject([{ code: 'paper-expired' }]);
  });

  it('of a closed episode allows reopening and entered in error, and nothing else', () => {
    const allowed = explained(places['closed/completed']()).filter((one) => one.allowed);
    expect(allowed.map(({ command }) => command)).toEqual(['reopen-episode', 'mark-entered-in-error']);
  });

  it('allows nothing where the episode was entered in error', () => {
    expect(explained(places['closed/entered-in-error']()).filter((one) => one.allowed)).toEqual([]);
  });

  it('tells also of what a reaction or the partner may call beside a member', () => {
    const both = ['cancel-referral', 'close-episode', 'acknowledge-report', 'record-document-sent'];
    expect(memberCommandNames).toEqual(expect.arrayContaining(both));
  });
});

describe.each(letters.map(([, position], column) => [position, column] as const))(
  'explain in %s, by the oracle of the matrix',
  (position, column) => {
    const found = (command: string): readonly string[] =>
      Object.entries(expected)
        .filter(([wish]) => wish.split(' ')[0] === command && !wish.endsWith('by the partner'))
        .map(([, row]) => row.replaceAll(' ', '')[column] ?? '');
    const refusedFor = { '-': 'not-in-this-status', '!': 'reopen-first', x: 'entered-in-error' } as const;

    it('allows what some body can do, and blocks what none can', () => {
      for (const { command, allowed, blockedBy } of explained(places[position]())) {
        const answers = found(command);
        const done = answers.some((answer) => /[a-zA-Z]/.test(answer) && answer !== 'x');
        if (done) expect({ command, allowed, blockedBy }).toEqual({ command, allowed: true, blockedBy: [] });
        for (const [letter, code] of Object.entries(refusedFor))
          if (!done && answers.every((answer) => answer === letter))
            expect(blockedBy[0], command).toEqual({ code, subject: position });
      }
    });
  },
);

describe('mayCall', () => {
  it('follows the callers of the command', () => {
    expect(mayCall('record-session', ['trainer'])).toBe(true);
    expect(mayCall('record-session', ['coordinator', 'owner'])).toBe(false);
    expect(mayCall('close-episode', ['coordinator', 'owner'])).toBe(true);
  });
});
