import type { Instant, LocalDate } from '@continuum/contracts';
import { describe, expect, test } from 'vitest';
import { Dates } from './dates.ts';

/** A clinic seven hours behind UTC all year round. */
const dates = new Dates({
  dateOf: (instant) => new Date(Date.parse(instant) - 7 * 3_600_000).toISOString().slice(0, 10) as LocalDate,
  endOf: (date) => new Date(Date.parse(`${date}T23:59:59.999-07:00`)).toISOString() as Instant,
  instantAt: (wallClock) => new Date(Date.parse(`${wallClock}-07:00`)).toISOString() as Instant,
});

describe('an instant', () => {
  test.each([
    ['2026-03-02T15:04:05Z', '2026-03-02T15:04:05.000Z'],
    ['2026-03-02T15:04:05.1234Z', '2026-03-02T15:04:05.123Z'],
    ['2026-03-02T10:04:05-05:00', '2026-03-02T15:04:05.000Z'],
    ['2026-03-03T00:30:00+09:30', '2026-03-02T15:00:00.000Z'],
    [' 2024-02-29T00:00:00+00:00 ', '2024-02-29T00:00:00.000Z'],
  ])('%s is read in UTC', (text, at) => {
    expect(dates.instant(text)).toEqual({ at });
  });

  test('without a time of day is the start of that day at the clinic', () => {
    expect(dates.instant('2026-03-02')).toEqual({ at: '2026-03-02T07:00:00.000Z', lacking: 'time' });
  });

  test.each([
    ['2026-03-02T15:04:05', '2026-03-02T22:04:05.000Z'],
    ['2026-03-02T23:59:59.12', '2026-03-03T06:59:59.120Z'],
    ['2026-03-02T00:00:00.123456789', '2026-03-02T07:00:00.123Z'],
  ])('%s without an offset is what the clock shows at the clinic', (text, at) => {
    expect(dates.instant(text)).toEqual({ at, lacking: 'zone' });
  });
});

describe('a day', () => {
  test.each([
    ['2026-03-02', '2026-03-02'],
    ['2026-03-02T03:00:00Z', '2026-03-01'],
    ['2026-03-02T23:00:00-07:00', '2026-03-02'],
    ['2026-03-02T23:00:00', '2026-03-02'],
  ])('%s is %s at the clinic', (text, day) => {
    expect(dates.day(text)).toBe(day);
  });
});

test.each([
  '2026',
  '2026-03',
  '2026-02-30',
  '2025-02-29',
  '2026-13-01',
  '2026-02-30T15:04:05',
  '2026-03-02T24:00:00',
  '9999-12-31T23:00:00',
  '2026-03-02T15:04Z',
  '2026-03-02T24:00:00Z',
  '2026-03-02T15:04:60Z',
  '2026-03-02T15:04:05+15:00',
  '02/03/2026',
  '3000',
  '',
  20_260_302,
  null,
  undefined,
  {},
  ['2026-03-02'],
  '2026-03-02T15:04:05Z and more',
  '0000-01-01',
])('%j reads as nothing', (value) => {
  expect(dates.instant(value)).toBeUndefined();
});
