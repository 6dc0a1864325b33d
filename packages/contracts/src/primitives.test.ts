import { describe, expect, it } from 'vitest';
import * as primitives from './primitives.ts';
import { FreeText, freeText, instant, localDate, parse, practiceWord, shortText } from './primitives.ts';

const expectedOf = (schema: Parameters<typeof parse>[0], value: unknown) => {
  const parsed = parse(schema, value);
  return parsed.ok ? [] : parsed.issues.map(({ expected }) => expected);
};

describe('an instant', () => {
  it.each([
    ['2026-03-02T15:04:05.000Z', '2026-03-02T15:04:05.000Z'],
    ['2026-03-02T15:04:05Z', '2026-03-02T15:04:05.000Z'],
    ['2026-03-02T10:04:05-05:00', '2026-03-02T15:04:05.000Z'],
    ['2026-03-02T20:49:05.5+05:45', '2026-03-02T15:04:05.500Z'],
    ['2024-02-29T23:59:59.999999Z', '2024-02-29T23:59:59.999Z'],
  ])('written %s is read as %s', (written, read) => {
    expect(parse(instant, written)).toEqual({ ok: true, value: read });
  });

  it.each([
    '2026-03-02',
    '2026-03-02T15:04:05',
    '2026-02-29T15:04:05Z',
    '2026-03-02T24:00:00Z',
    '2026-03-02T15:04:60Z',
    '20260302T150405Z',
    '9999-12-31T23:00:00-05:00',
    '0000-01-01T00:00:00+05:00',
    '',
    1_772_463_845_000,
    null,
  ])('is not %j', (written) => {
    expect(expectedOf(instant, written)).toEqual([expect.stringContaining('an instant')]);
  });
});

describe('a date', () => {
  it('is a day that exists', () => {
    expect(parse(localDate, '2024-02-29')).toEqual({ ok: true, value: '2024-02-29' });
  });

  it.each(['2026-02-29', '2026-13-01', '2026-3-2', '02.03.2026', '2026-03-02T00:00:00Z', ' 2026-03-02'])(
    'is not %j',
    (written) => {
      expect(expectedOf(localDate, written)).toEqual(['a day of the calendar, such as 2026-03-02']);
    },
  );
});

describe('ids', () => {
  it.each([
    ['episodeId', 'ep_7q2mx4c6n5kd3vhtz2rfwapb4e'],
    ['clientId', 'cl_7q2mx4c6n5kd3vhtz2rfwapb4e'],
    ['dischargeId', 'di_7q2mx4c6n5kd3vhtz2rfwapb4e'],
    ['noteId', 'no_7q2mx4c6n5kd3vhtz2rfwapb4e'],
    ['eventId', 'ep_7q2mx4c6n5kd3vhtz2rfwapb4e.00000012'],
    ['practiceId', 'north-harbor'],
    ['partnerId', 'riverside-pt'],
    ['memberId', 'mara-lind'],
  ] as const)('%s reads its own form and no other', (name, id) => {
    const schema = primitives[name];
    expect(parse(schema, id)).toEqual({ ok: true, value: id });
    for (const other of [`${id}#`, `${id}\n`, id.toUpperCase(), `-${id}`, '', 'P#1', '__proto__', 7])
      expect(parse(schema, other).ok).toBe(false);
  });
});

describe('text', () => {
  it('a person typed prints its length, never itself, wherever it is printed', () => {
    const parsed = parse(freeText(40), '  Sleeps badly on the right side ');
    if (!parsed.ok) throw new Error('it should have been read');
    expect(parsed.value).toBeInstanceOf(FreeText);
    expect(parsed.value.reveal()).toBe('Sleeps badly on the right side');
    for (const printed of [String(parsed.value), `${parsed.value}`, JSON.stringify({ note: parsed.value })])
      expect(printed).toContain('[30 characters kept apart]');
    expect(Object.values(parsed.value)).toEqual([]);
  });

  it.each([
    ['nothing but spaces', '   '],
    ['a control character', 'Jodie\u0000'],
    ['an escape', 'Jodie\u001b[31m'],
    ['half a character', 'Jodie \ud83d'],
    ['too long', 'x'.repeat(21)],
  ])('is refused when it is %s', (_what, written) => {
    expect(expectedOf(shortText(20), written)).toHaveLength(1);
    expect(expectedOf(freeText(20), written)).toHaveLength(1);
  });

  it('may hold line breaks, tabs, any script and whole emoji', () => {
    expect(parse(shortText(40), 'Zoë\tÅsa\n李 🏋️').ok).toBe(true);
  });

  it('that is a code is no sentence', () => {
    expect(parse(practiceWord, 'seated-row').ok).toBe(true);
    for (const sentence of ['seated row', 'Seated-row', '-row', 'x'.repeat(41)])
      expect(parse(practiceWord, sentence).ok).toBe(false);
  });
});
