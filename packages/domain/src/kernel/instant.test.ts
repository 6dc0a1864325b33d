import type { Instant, LocalDate } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import {
  between,
  dateOfDay,
  dayOf,
  daysBetween,
  earliest,
  endOfTime,
  epochOf,
  instantOf,
  latest,
  plusDays,
  plusHours,
} from './instant.ts';

const date = (text: string) => text as LocalDate;
const instant = (text: string) => text as Instant;

describe('days since 1970', () => {
  it.each([
    ['1970-01-01', 0],
    ['1970-01-02', 1],
    ['1969-12-31', -1],
    ['1999-12-31', 10_956],
    ['2026-03-02', 20_514],
    ['9999-12-31', 2_932_896],
  ])('%s is %i', (text, day) => {
    expect(dayOf(date(text))).toBe(day);
    expect(dateOfDay(day)).toBe(text);
  });

  it.each([
    ['1600-02-29', -135_081],
    ['2000-02-29', 11_016],
    ['2024-02-29', 19_782],
    ['2400-02-29', 157_113],
  ])('%s is a leap day, and March begins after it', (text, day) => {
    expect([dayOf(date(text)), dateOfDay(day)]).toEqual([day, text]);
    expect(dateOfDay(day + 1)).toBe(`${text.slice(0, 4)}-03-01`);
  });

  it.each([
    ['1900', -25_509],
    ['2100', 47_540],
    ['2023', 19_416],
  ])('%s has none', (year, day) => {
    expect(dateOfDay(day)).toBe(`${year}-02-28`);
    expect(dateOfDay(day + 1)).toBe(`${year}-03-01`);
    expect(daysBetween(date(`${year}-02-28`), date(`${year}-03-01`))).toBe(1);
  });

  it('every month begins after the last day of the one before', () => {
    const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let day = date('2026-01-01');
    for (const [month, length] of lengths.entries()) {
      expect(day).toBe(`2026-${String(month + 1).padStart(2, '0')}-01`);
      day = plusDays(day, length);
    }
    expect(day).toBe('2027-01-01');
    expect(daysBetween(date('2026-01-01'), day)).toBe(365);
    expect(plusDays(day, -365)).toBe('2026-01-01');
  });
});

describe('instants', () => {
  it.each([
    ['1970-01-01T00:00:00.000Z', 0],
    ['1970-01-01T00:00:00.001Z', 1],
    ['1970-01-01T00:00:59.990Z', 59_990],
    ['1970-01-01T23:59:59.999Z', 86_399_999],
    ['1969-12-31T23:59:59.999Z', -1],
    ['2026-03-02T15:04:05.678Z', 1_772_463_845_678],
  ])('%s is %i milliseconds from 1970', (text, epoch) => {
    expect(epochOf(instant(text))).toBe(epoch);
    expect(instantOf(epoch)).toBe(text);
  });

  it('hours are added over midnight, and taken away', () => {
    expect(plusHours(instant('2026-02-28T20:00:00.000Z'), 5)).toBe('2026-03-01T01:00:00.000Z');
    expect(plusHours(instant('2026-03-01T01:00:00.000Z'), -5)).toBe('2026-02-28T20:00:00.000Z');
  });

  it('a share of the way is rounded to the millisecond', () => {
    const from = instant('2026-03-02T15:00:00.000Z');
    expect(between(from, instant('2026-03-02T15:00:00.003Z'), 0.75)).toBe('2026-03-02T15:00:00.002Z');
    expect(between(from, from, 0.5)).toBe(from);
  });

  it('the earlier and the later of several are found wherever they stand', () => {
    const [first, second, third] = [
      '2026-03-02T15:00:00.000Z',
      '2026-03-02T15:00:00.001Z',
      '2027-01-01T00:00:00.000Z',
    ].map(instant) as [Instant, Instant, Instant];
    expect(earliest([second, first, third])).toBe(first);
    expect(earliest([first, third, second])).toBe(first);
    expect(earliest([])).toBeUndefined();
    expect([latest(first, second), latest(second, first)]).toEqual([second, second]);
  });

  it('nothing comes after the end of time', () => {
    expect(instantOf(epochOf(endOfTime))).toBe(endOfTime);
    expect(dateOfDay(dayOf(endOfTime))).toBe('9999-12-31');
  });
});
