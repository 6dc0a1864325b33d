import { describe, expect, it } from 'vitest';
import { plusDays } from '../kernel/instant.ts';
import { policies } from '../policy/index.ts';
import { date, note, pressure, readings } from '../scenario/cast.ts';
import { active, intake, onHold, returned } from '../scenario/places.ts';
import { harborCalendar, type Scene } from '../scenario/scene.ts';

const inDays = ({ now }: Scene, days: number) => plusDays(harborCalendar.dateOf(now), days);
const session = (scene: Scene, measures = pressure(124)) => ({
  heldAt: scene.now,
  durationMinutes: 50,
  readings: measures,
});
const assessment = (
  scene: Scene,
  kind: 'baseline' | 're-assessment' | 'final',
  measures = readings(96, 18),
) => ({
  kind,
  assessedAt: scene.now,
  measures,
});

describe('red flags', () => {
  it('a stop-level reading records, flags and returns the client in one commit', () => {
    const scene = active();
    const { events, episode, recorded } = scene.when('record-session', session(scene, pressure(181)));
    expect(events).toEqual(['SessionRecorded', 'RedFlagRaised', 'ClientReturnedToProvider']);
    expect(recorded[1]?.data).toMatchObject({ level: 'stop', entry: recorded[0]?.version });
    expect(recorded[2]?.data).toEqual({ redFlag: recorded[1]?.version });
    expect(episode).toMatchObject({
      position: 'program/returned-to-provider',
      suspension: { from: 'program/active', reason: 'red-flag' },
    });
    expect(episode.deadlines['change-in-status']).toBeDefined();
  });

  it('a stop-level baseline returns the client, and goes on at baseline', () => {
    const scene = intake();
    const { episode, recorded } = scene.when(
      'record-assessment',
      assessment(scene, 'baseline', [...readings(95, 18), ...pressure(120, 111)]),
    );
    expect(episode).toMatchObject({
      position: 'program/returned-to-provider',
      suspension: { from: 'program/baseline' },
      redFlag: { level: 'stop', entry: 5, version: 6 },
    });
    expect(recorded.map(({ type, version }) => `${version} ${type}`)).toEqual([
      '5 AssessmentRecorded',
      '6 RedFlagRaised',
      '7 ClientReturnedToProvider',
    ]);
    expect(recorded[2]?.data).toEqual({ redFlag: 6 });
  });

  it.each([
    ['180 systolic', pressure(180), ['caution']],
    ['161 systolic', pressure(161), ['caution']],
    ['160 systolic', pressure(160), []],
    ['110 diastolic', pressure(130, 110), ['caution']],
    ['a heart rate of 121', [{ code: 'resting-heart-rate', value: 121, unit: '/min' }], ['stop']],
    ['a heart rate of 100', [{ code: 'resting-heart-rate', value: 100, unit: '/min' }], ['caution']],
    ['a heart rate of 99', [{ code: 'resting-heart-rate', value: 99, unit: '/min' }], []],
  ] as const)('%s raises %3$j', (_what, measures, levels) => {
    const scene = active();
    const { recorded } = scene.when('record-session', session(scene, [...measures]));
    const raised = recorded.flatMap(({ type, data }) => (type === 'RedFlagRaised' ? [data.level] : []));
    expect(raised).toEqual(levels);
  });

  it('signs mean caution unless the policy says stop', () => {
    const scene = active();
    const seen = { ...session(scene), redFlagSigns: ['night-pain'] as const };
    expect(scene.when('record-session', seen).episode.position).toBe('program/active');
    const strict = { ...policies['2026-1'], stopSigns: ['night-pain'] as const };
    expect(scene.when('record-session', seen, { policy: strict }).episode.position).toBe(
      'program/returned-to-provider',
    );
  });
});

describe('hold, resume, return', () => {
  it('a hold is refused without a review ahead, moved by another date, and quiet about the same', () => {
    const scene = active();
    expect(scene.when('hold-program', { reason: 'illness', reviewOn: inDays(scene, 0) }).codes).toEqual([
      'review-date-not-ahead',
    ]);
    const held = onHold();
    const same = { reason: 'vacation', reviewOn: plusDays(harborCalendar.dateOf(active().now), 10) } as const;
    expect(held.when('hold-program', same).kind).toBe('unchanged');
    const moved = held.when('hold-program', { ...same, reviewOn: plusDays(same.reviewOn, 5) });
    expect(moved.episode).toMatchObject({
      position: 'program/on-hold',
      suspension: { from: 'program/active' },
    });
    expect(moved.episode.deadlines['hold-review']?.due).toBe(
      harborCalendar.endOf(plusDays(same.reviewOn, 5)),
    );
  });

  it('a hold for another reason until the same date is another hold', () => {
    const held = onHold();
    const reviewOn = plusDays(harborCalendar.dateOf(active().now), 10);
    const { events, episode } = held.when('hold-program', { reason: 'illness', reviewOn });
    expect(events).toEqual(['ProgramHeld']);
    expect(episode.suspension).toMatchObject({ from: 'program/active', reason: 'illness' });
  });

  it('the same hold again, after the program went on, is a new one', () => {
    const reviewOn = plusDays(harborCalendar.dateOf(active().now), 10);
    const resumed = onHold().given('resume-program', {});
    expect(resumed.when('hold-program', { reason: 'vacation', reviewOn }).events).toEqual(['ProgramHeld']);
  });

  it('resuming a hold is a member’s word, with the note it came with', () => {
    const { recorded } = onHold().when('resume-program', { note: note(1) });
    expect(recorded[0]?.data).toEqual({ because: 'member', note: note(1) });
  });

  it('a held client with a caution goes on without a clearance, and the caution stays', () => {
    const scene = active();
    const flagged = scene.given('record-session', session(scene, pressure(170)));
    const reviewOn = inDays(scene, 10);
    const held = flagged.given('hold-program', { reason: 'vacation', reviewOn });
    const { kind, episode } = held.when('resume-program', {});
    expect([kind, episode.redFlag?.level]).toEqual(['accepted', 'caution']);
  });

  it('returning says what was seen as a red flag of its own', () => {
    const scene = active();
    const { recorded } = scene.when('return-to-provider', {
      signs: ['swelling', 'night-pain'],
      occurredAt: scene.now,
      note: note(2),
    });
    expect(recorded.map(({ version, data }) => [version, data])).toEqual([
      [
        9,
        {
          level: 'stop',
          findings: [
            { level: 'stop', sign: 'swelling' },
            { level: 'stop', sign: 'night-pain' },
          ],
          entry: 9,
          on: '2026-03-05',
        },
      ],
      [10, { redFlag: 9, note: note(2) }],
    ]);
  });

  it('a caution found later does not take the place of a stop that stands', () => {
    const scene = active().given('record-session', session(active(), pressure(124)));
    const stopped = scene.given('record-session', session(scene, pressure(190)));
    const { episode, events } = stopped.when('correct-entry', {
      version: 9,
      reason: 'mistyped',
      corrected: { command: 'record-session', body: session(scene, pressure(170)) },
    });
    expect(events).toEqual(['EntryCorrected', 'RedFlagRaised']);
    expect(episode.redFlag).toMatchObject({ level: 'stop', entry: 10 });
  });

  it('a returned client goes on only with a clearance dated and recorded since', () => {
    const scene = returned();
    const needed = [{ code: 'clearance-needed', subject: 'medical-clearance', suppliedBy: 'referrer' }];
    expect(scene.when('resume-program', {}).failures).toEqual(needed);
    const older = scene.given('record-paper', { paper: 'medical-clearance', signedOn: date('2026-03-04') });
    expect(older.when('resume-program', {}).failures).toEqual(needed);
    const newer = scene.given('record-paper', { paper: 'medical-clearance', signedOn: date('2026-03-05') });
    const { episode } = newer.when('resume-program', { note: note(1) });
    expect(episode).toMatchObject({ position: 'program/active' });
    expect([episode.redFlag, episode.suspension]).toEqual([undefined, undefined]);
  });

  it('returning from a hold goes on where the hold began', () => {
    const scene = onHold();
    const { episode, recorded } = scene.when('return-to-provider', {
      signs: ['open-wound'],
      occurredAt: scene.now,
      note: note(2),
    });
    expect(episode.suspension).toEqual({ from: 'program/active', reason: 'red-flag' });
    expect(recorded[0]?.data).toMatchObject({
      level: 'stop',
      findings: [{ level: 'stop', sign: 'open-wound' }],
      on: '2026-03-06',
    });
  });
});
