import type { Instant, LocalDate } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { Timestamps } from './timestamps.ts';

const asked: string[] = [];

/** Seven hours behind UTC in summer, eight in winter; what it is asked is remembered. */
const calendar = {
  dateOf: (instant: Instant) => instant.slice(0, 10) as LocalDate,
  endOf: () => '2026-03-02T07:59:59.999Z' as Instant,
  instantAt: (wallClock: string) => {
    asked.push(wallClock);
    const hours = wallClock >= '2026-03-08T03' ? 7 : 8;
    return new Date(Date.parse(`${wallClock}Z`) + hours * 3_600_000).toISOString() as Instant;
  },
};

const timestamps = new Timestamps(calendar, 4);

describe('a time without an offset', () => {
  it.each([
    ['20260308013000', '2026-03-08T09:30:00.000Z'],
    ['20260308033000', '2026-03-08T10:30:00.000Z'],
    ['202603081200', '2026-03-08T19:00:00.000Z'],
  ])('%s is what the clock shows where the sender is: %s', (text, at) => {
    expect(timestamps.instant(text)).toEqual({ at, withoutTime: false });
  });

  it('is asked of the calendar as a whole', () => {
    timestamps.instant('20260308');
    expect(asked.at(-1)).toBe('2026-03-08T00:00:00.000');
    expect(timestamps.day('20260308')).toBe('2026-03-08');
  });
});

describe('a time with an offset', () => {
  it.each([
    ['20260302100000-0500', '2026-03-02T15:00:00.000Z'],
    ['2026030210+1400', '2026-03-01T20:00:00.000Z'],
    ['20260302100000.1234+0000', '2026-03-02T10:00:00.123Z'],
  ])('%s is %s', (text, at) => {
    expect(timestamps.instant(text)?.at).toBe(at);
  });

  it.each(['20260302100000-1500', '20260302100000+0060', '20260302100000-9900'])('%s is none', (text) => {
    expect(timestamps.instant(text)).toBeUndefined();
  });
});

it.each(['2026', '202603', '20260230', '2026030224', '202603021060', '20260302100000.12345', '2026-03-02'])(
  '%s names no instant and no day',
  (text) => {
    expect([timestamps.instant(text), timestamps.day(text)]).toEqual([undefined, undefined]);
  },
);
