import { describe, expect, it } from 'vitest';
import { plusDays, plusHours } from '../kernel/instant.ts';
import { date, goals, note, readings } from '../scenario/cast.ts';
import { active } from '../scenario/places.ts';
import { harborCalendar } from '../scenario/scene.ts';
import type { Command, CommandName } from './commands.ts';
import { inspect } from './inspect.ts';

const scene = active();
const { now } = scene;
const inspected = (name: CommandName, body: unknown) =>
  inspect({ name, body } as Command, { now, calendar: harborCalendar });
const measured = (measures: unknown[], assessedAt: string = now) =>
  inspected('record-assessment', { kind: 're-assessment', assessedAt, measures });

describe('the edges of what can be', () => {
  const fine = (name: CommandName, body: unknown) => inspected(name, body).length === 0;
  const visited = (hours: number) => fine('start-program', { visitHeldAt: plusHours(now, hours) });
  const planned = (hours: number) => fine('schedule-first-visit', { visitAt: plusHours(now, hours) });
  const millisecond = 1 / 3_600_000;
  const today = harborCalendar.dateOf(now);
  const signed = (days: number) =>
    fine('record-paper', { paper: 'written-referral', signedOn: plusDays(today, days) });
  const reviewed = (days: number) =>
    fine('hold-program', { reason: 'illness', reviewOn: plusDays(today, days) });

  it('clocks may differ by ten minutes', () => {
    expect([visited(1 / 6), visited(1 / 6 + millisecond)]).toEqual([true, false]);
  });

  it('what happened, or was signed, is at most 3660 days old', () => {
    expect([visited(-24 * 3660), visited(-24 * 3660 - millisecond)]).toEqual([true, false]);
    expect([signed(-3660), signed(-3661)]).toEqual([true, false]);
    expect([signed(0), signed(1)]).toEqual([true, false]);
  });

  it('what is planned lies at most 730 days ahead', () => {
    expect([planned(24 * 730), planned(24 * 730 + millisecond)]).toEqual([true, false]);
    expect([reviewed(730), reviewed(731)]).toEqual([true, false]);
  });
});

describe('what cannot be', () => {
  it('finds every issue at once, each at its path, and never says the value', () => {
    const issues = measured(
      [
        { code: 'grip-strength', value: 900, unit: 'lb' },
        { code: 'timed-up-and-go', value: 9, unit: 's', side: 'left' },
        { code: 'chair-stand-30-seconds', value: 11.5, unit: '{#}' },
      ],
      harborCalendar.plusDays(now, 1),
    );
    expect(issues.map(({ path }) => path.join('.'))).toEqual([
      'assessedAt',
      'measures.0.value',
      'measures.0.unit',
      'measures.0.side',
      'measures.1.side',
      'measures.2.value',
    ]);
    expect(JSON.stringify(issues)).not.toMatch(/900|11\.5|lb/);
  });

  it('a systolic pressure not above the diastolic', () => {
    const issues = measured([
      { code: 'systolic-blood-pressure', value: 80, unit: 'mm[Hg]' },
      { code: 'diastolic-blood-pressure', value: 80, unit: 'mm[Hg]' },
    ]);
    expect(issues).toEqual([
      {
        path: ['measures'],
        expected: 'a systolic above the diastolic pressure',
        got: 'a systolic not above it',
      },
    ]);
  });

  it.each([
    ['record-session', { heldAt: 'T', durationMinutes: 50 }, 'heldAt'],
    ['record-document-sent', { document: 'session-log', sentAt: 'T', channel: 'fax' }, 'sentAt'],
    ['record-contact-attempt', { attemptedAt: 'T', channel: 'phone', result: 'reached' }, 'attemptedAt'],
    ['record-missed-visit', { visitAt: 'T', reason: 'no-show' }, 'visitAt'],
    ['start-program', { visitHeldAt: 'T' }, 'visitHeldAt'],
    ['return-to-provider', { signs: ['swelling'], occurredAt: 'T' }, 'occurredAt'],
    ['acknowledge-report', { acknowledgedAt: 'T', channel: 'fax' }, 'acknowledgedAt'],
    ['withdraw-client', { reason: 'relocation', lastContactAt: 'T' }, 'lastContactAt'],
  ] as const)('%s in the future, or before anybody wrote it down', (name, body, field) => {
    const at = (instant: string) =>
      inspected(name, JSON.parse(JSON.stringify(body).replace('"T"', `"${instant}"`)));
    expect(at(harborCalendar.plusDays(now, 1)).map(({ path }) => path.join('.'))).toEqual([field]);
    expect(at(harborCalendar.plusDays(now, -3700)).map(({ path }) => path.join('.'))).toEqual([field]);
    expect(at(now)).toEqual([]);
  });

  it.each([
    ['schedule-first-visit', (visitAt: string) => ({ visitAt }), 'visitAt'],
    ['schedule-follow-up', (visitAt: string) => ({ visitAt }), 'visitAt'],
    ['hold-program', (at: string) => ({ reason: 'illness', reviewOn: at.slice(0, 10) }), 'reviewOn'],
  ] as const)('%s further ahead than anybody plans', (name, body, field) => {
    expect(inspected(name, body('9999-12-31T12:00:00.000Z')).map(({ path }) => path.join('.'))).toEqual([
      field,
    ]);
    expect(inspected(name, body(harborCalendar.plusDays(now, 90)))).toEqual([]);
  });

  it('a paper signed in the future or expired before it was signed', () => {
    const paper = (signedOn: string, expiresOn?: string) =>
      inspected('record-paper', { paper: 'written-referral', signedOn, expiresOn }).map(({ path }) =>
        path.join('.'),
      );
    expect(paper('2026-03-06')).toEqual(['signedOn']);
    expect(paper('2026-03-01', '2026-02-01')).toEqual(['expiresOn']);
    expect(paper('2026-03-05', '2026-03-05')).toEqual([]);
  });

  it('a goal of another unit, or beyond what can be', () => {
    const [short] = goals(95, 120, date('2026-04-01'), date('2026-06-01'));
    const issues = inspected('set-goals', {
      goals: [{ ...short, unit: 'kg', target: 400, functionalActivity: note(1) }],
    });
    expect(issues.map(({ path }) => path.join('.'))).toEqual(['goals.0.target', 'goals.0.unit']);
  });

  it('each answers with what was expected and what kind of thing came', () => {
    const visited = (visitHeldAt: string) => inspected('start-program', { visitHeldAt });
    const at = { path: ['visitHeldAt'] };
    expect(visited(plusHours(now, 1))).toEqual([
      { ...at, expected: 'an instant that has passed', got: 'a future one' },
    ]);
    expect(visited('1926-03-05T15:00:00.000Z')).toEqual([
      { ...at, expected: 'an instant of the last ten years', got: 'an older one' },
    ]);
    expect(inspected('schedule-follow-up', { visitAt: '2126-03-05T15:00:00.000Z' })).toEqual([
      { path: ['visitAt'], expected: 'an instant within two years', got: 'a later one' },
    ]);
    expect(inspected('hold-program', { reason: 'illness', reviewOn: '2126-03-05' })).toEqual([
      { path: ['reviewOn'], expected: 'a date within two years', got: 'a later one' },
    ]);
    const paper = (signedOn: string, expiresOn: string) =>
      inspected('record-paper', { paper: 'written-referral', signedOn, expiresOn });
    expect(paper('2026-03-06', '2026-03-06')).toEqual([
      { path: ['signedOn'], expected: 'a date that has come at the practice', got: 'a future one' },
    ]);
    expect(paper('1926-03-01', '1926-02-01')).toEqual([
      { path: ['signedOn'], expected: 'a date of the last ten years', got: 'an older one' },
      { path: ['expiresOn'], expected: 'a date on or after signedOn', got: 'an earlier one' },
    ]);
  });

  it('a session’s readings are looked at where there are some, a withdrawal’s last contact likewise', () => {
    const session = { heldAt: now, durationMinutes: 50 };
    expect(inspected('record-session', session)).toEqual([]);
    const wrong = inspected('record-session', { ...session, readings: readings(95, 900) });
    expect(wrong.map(({ path }) => path.join('.'))).toEqual(['readings.1.value']);
    expect(inspected('withdraw-client', { reason: 'relocation' })).toEqual([]);
  });

  it('goals of a continued program are looked at like those of the first one', () => {
    const body = { goals: goals(400, 120, date('2026-04-01'), date('2026-06-01')) };
    for (const name of ['set-goals', 'continue-program'] as const)
      expect(inspected(name, body).map(({ path }) => path.join('.'))).toEqual([
        'goals.0.baseline',
        'goals.1.baseline',
      ]);
  });

  it('nothing is wrong with a command that tells no value', () => {
    expect(inspected('accept-referral', {})).toEqual([]);
  });

  it('a correction is looked at like the entry it corrects', () => {
    const body = {
      kind: 're-assessment',
      assessedAt: harborCalendar.plusDays(now, 2),
      measures: readings(400, 20),
    };
    const issues = inspected('correct-entry', {
      version: 9,
      reason: 'mistyped',
      corrected: { command: 'record-assessment', body },
    });
    expect(issues.map(({ path }) => path.join('.'))).toEqual([
      'corrected.body.assessedAt',
      'corrected.body.measures.0.value',
    ]);
  });
});
