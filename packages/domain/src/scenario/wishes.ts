import type { MemberId } from '@continuum/contracts';
import type { BodyOf, CommandName } from '../episode/commands.ts';
import { plusDays, plusHours } from '../kernel/instant.ts';
import { date, facts, goals, instant, note, pressure, readings, referralOf } from './cast.ts';
import { harborCalendar, type Reply, type Scene, type Telling } from './scene.ts';

type Wish = (scene: Scene, telling: Telling) => Reply;

const wish =
  <C extends CommandName>(name: C, body: (scene: Scene) => BodyOf<C>, by: Telling = {}): Wish =>
  (scene, telling) =>
    scene.when(name, body(scene), { ...telling, ...by });

const inDays = ({ now }: Scene, days: number) => plusDays(harborCalendar.dateOf(now), days);
const gone = { deadline: 'report-amendment', due: instant('2026-03-01T00:00:00.000Z') } as const;
const session = (measures: BodyOf<'record-assessment'>['measures']) => (scene: Scene) => ({
  heldAt: scene.now,
  durationMinutes: 50,
  readings: measures,
});
const nextGoals = (scene: Scene) => ({ goals: goals(100, 125, inDays(scene, 28), inDays(scene, 88)) });
const assessment = (kind: 'baseline' | 're-assessment') => (scene: Scene) => ({
  kind,
  assessedAt: scene.now,
  measures: readings(96, 18),
});

/** A wish for every row of the matrix: sound in itself, so that only where the episode stands decides. */
export const wishes: Readonly<Record<string, Wish>> = {
  'open-referral': wish('open-referral', () => referralOf(facts())),
  'receive-information': wish('receive-information', () => ({
    facts: facts({ canonicalVersion: 2, missing: [] }),
  })),
  'apply-correction': wish('apply-correction', () => ({
    facts: facts({ canonicalVersion: 2, missing: ['written-referral'], papers: [] }),
  })),
  'accept-referral': wish('accept-referral', () => ({})),
  'decline-referral': wish('decline-referral', () => ({ reason: 'out-of-area' })),
  'cancel-referral': wish('cancel-referral', () => ({ reason: 'duplicate' })),
  'cancel-referral by the partner': wish('cancel-referral', () => ({ reason: 'referrer-request' }), {
    by: { kind: 'reaction', id: 'referral-stage' },
  }),
  'assign-trainer': wish('assign-trainer', () => ({ trainerId: 'otis-berg' as MemberId })),
  'request-information': wish('request-information', () => ({
    items: [{ need: 'condition', from: 'partner' }],
  })),
  'record-contact-attempt': wish('record-contact-attempt', ({ now }) => ({
    attemptedAt: now,
    channel: 'phone',
    result: 'no-answer',
  })),
  'schedule-first-visit': wish('schedule-first-visit', ({ now }) => ({ visitAt: plusHours(now, 48) })),
  'record-missed-visit': wish('record-missed-visit', ({ now }) => ({ visitAt: now, reason: 'no-show' })),
  'record-paper': wish('record-paper', (scene) => ({
    paper: 'medical-clearance',
    signedOn: inDays(scene, 0),
    expiresOn: inDays(scene, 180),
  })),
  'start-program': wish('start-program', ({ now }) => ({ visitHeldAt: now })),
  'record-assessment': wish('record-assessment', assessment('baseline')),
  'record-assessment again': wish('record-assessment', assessment('re-assessment')),
  'record-session': wish('record-session', session(pressure(124))),
  'record-session with a stop': wish('record-session', session(pressure(190))),
  'record-document-sent': wish('record-document-sent', ({ now }) => ({
    document: 'session-log',
    sentAt: now,
    channel: 'portal',
  })),
  'set-goals': wish('set-goals', nextGoals),
  'set-plan': wish('set-plan', () => ({
    sessionsPerWeek: 3,
    durationWeeks: 8,
    sessionMinutes: 45,
    exercises: note(6),
  })),
  'activate-program': wish('activate-program', () => ({})),
  'schedule-follow-up': wish('schedule-follow-up', ({ now }) => ({ visitAt: plusHours(now, 240) })),
  'evaluate-goals': wish('evaluate-goals', () => ({})),
  'hold-program': wish('hold-program', (scene) => ({ reason: 'illness', reviewOn: inDays(scene, 7) })),
  'resume-program': wish('resume-program', () => ({})),
  'return-to-provider': wish('return-to-provider', ({ now }) => ({ signs: ['night-pain'], occurredAt: now })),
  'conclude-program': wish('conclude-program', () => ({ reason: 'plateau' })),
  'open-report': wish('open-report', () => ({})),
  'issue-report': wish('issue-report', () => ({ recommendation: 'functional-maintenance' })),
  'acknowledge-report': wish('acknowledge-report', ({ now }) => ({ acknowledgedAt: now, channel: 'fax' })),
  'close-episode': wish('close-episode', () => ({})),
  'continue-program': wish('continue-program', nextGoals),
  'correct-entry': wish('correct-entry', () => ({
    version: 2,
    reason: 'wrong-date',
    corrected: {
      command: 'record-paper',
      body: { paper: 'release-of-information', signedOn: date('2026-03-01') },
    },
  })),
  'withdraw-client': wish('withdraw-client', () => ({ reason: 'relocation' })),
  'reopen-episode': wish('reopen-episode', () => ({ reason: 'new-information' })),
  'mark-entered-in-error': wish('mark-entered-in-error', () => ({ reason: 'test-entry' })),
  'remind of what no longer runs': wish('remind', () => gone),
  'miss what no longer runs': wish('miss', () => gone),
};
