import type { Instant, LocalDate } from '@continuum/contracts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  between,
  dateOfDay,
  dayOf,
  daysBetween,
  epochOf,
  instantOf,
  plusDays,
  plusHours,
} from './instant.ts';

const epochs = fc.integer({ min: Date.UTC(1600, 0), max: Date.UTC(9999, 11, 31) });
const dayInMilliseconds = 86_400_000;

describe('instants and dates', () => {
  it('are what the platform says they are, from 1600 to 9999', () => {
    return fc.assert(
      fc.property(epochs, (epoch) => {
        const text = new Date(epoch).toISOString() as Instant;
        expect(epochOf(text)).toBe(epoch);
        expect(instantOf(epoch)).toBe(text);
        expect(dateOfDay(Math.floor(epoch / dayInMilliseconds))).toBe(text.slice(0, 10));
        expect(dayOf(text)).toBe(Math.floor(epoch / dayInMilliseconds));
      }),
      { numRuns: fc.readConfigureGlobal().numRuns ?? 2000 },
    );
  });

  it('count days as calendars do', () => {
    return fc.assert(
      fc.property(epochs, fc.integer({ min: -4000, max: 0 }), (epoch, days) => {
        const date = instantOf(epoch).slice(0, 10) as LocalDate;
        expect(daysBetween(date, plusDays(date, days))).toBe(days);
      }),
    );
  });

  it('lie between where they should', () => {
    const from = '2026-03-02T15:00:00.000Z' as Instant;
    expect(between(from, plusHours(from, 48), 0.75)).toBe('2026-03-04T03:00:00.000Z');
    expect(plusHours(from, -15.5)).toBe('2026-03-01T23:30:00.000Z');
  });
});
