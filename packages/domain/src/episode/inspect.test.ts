import { describe, expect, it } from 'vitest';
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
