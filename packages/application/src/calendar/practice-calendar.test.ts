import type { Instant, LocalDate } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { practiceCalendar } from './practice-calendar.ts';

const at = (instant: string) => instant as Instant;
const on = (date: string) => date as LocalDate;

const chicago = practiceCalendar({
  timeZone: 'America/Chicago',
  calendar: { closedWeekdays: [6, 7], holidays: ['2026-05-25'] },
});
const neverClosed = practiceCalendar({
  timeZone: 'America/Chicago',
  calendar: { closedWeekdays: [], holidays: [] },
});

describe("given a practice's time zone", () => {
  it('an instant has the date of the wall calendar there', () => {
    expect(chicago.dateOf(at('2026-03-03T05:59:59.999Z'))).toBe('2026-03-02');
    expect(chicago.dateOf(at('2026-03-03T06:00:00.000Z'))).toBe('2026-03-03');
  });

  it.each([
    ['clocks go forward', '2026-03-06T15:00:00.000Z', '2026-03-09T14:00:00.000Z'],
    ['clocks go back', '2026-10-30T14:00:00.000Z', '2026-11-02T15:00:00.000Z'],
  ])('three days later it is the same time on the wall when %s', (_what, from, later) => {
    expect(chicago.plusDays(at(from), 3)).toBe(later);
  });

  it('a time that does not exist moves forward, one that occurs twice is the first', () => {
    expect(neverClosed.plusDays(at('2026-03-07T08:30:00.000Z'), 1)).toBe('2026-03-08T08:30:00.000Z');
    expect(neverClosed.plusDays(at('2026-10-31T06:30:00.000Z'), 1)).toBe('2026-11-01T06:30:00.000Z');
  });

  it.each([
    ['an ordinary day', '2026-03-02', '2026-03-03T05:59:59.999Z'],
    ['a day of 23 hours', '2026-03-08', '2026-03-09T04:59:59.999Z'],
    ['a day of 25 hours', '2026-11-01', '2026-11-02T05:59:59.999Z'],
  ])('%s ends a millisecond before the next', (_what, date, end) => {
    expect(chicago.endOf(on(date))).toBe(end);
  });

  it.each([
    ['in winter', '2026-03-02T09:30:00.000', '2026-03-02T15:30:00.000Z'],
    ['in summer', '2026-07-02T09:30:00.125', '2026-07-02T14:30:00.125Z'],
    ['that does not exist', '2026-03-08T02:30:00.000', '2026-03-08T08:30:00.000Z'],
    ['that occurs twice', '2026-11-01T01:30:00.000', '2026-11-01T06:30:00.000Z'],
  ])('a time on the wall %s is an instant', (_what, wallClock, instant) => {
    expect(chicago.instantAt(wallClock)).toBe(instant);
  });

  it('a day that begins at one in the morning ends where the next begins', () => {
    const saoPaulo = practiceCalendar({
      timeZone: 'America/Sao_Paulo',
      calendar: { closedWeekdays: [], holidays: [] },
    });
    expect(saoPaulo.endOf(on('2018-11-03'))).toBe('2018-11-04T02:59:59.999Z');
  });
});

describe('given closed weekdays and holidays', () => {
  it('an open day stays', () => {
    expect(chicago.nextOpen(at('2026-03-06T15:00:00.000Z'))).toBe('2026-03-06T15:00:00.000Z');
  });

  it('a weekend leads to Monday, a holiday on it to Tuesday, at the same time', () => {
    expect(chicago.nextOpen(at('2026-05-16T14:00:00.000Z'))).toBe('2026-05-18T14:00:00.000Z');
    expect(chicago.nextOpen(at('2026-05-23T14:00:00.000Z'))).toBe('2026-05-26T14:00:00.000Z');
  });

  it('what is Saturday in UTC may still be Friday there', () => {
    expect(chicago.nextOpen(at('2026-03-07T05:00:00.000Z'))).toBe('2026-03-07T05:00:00.000Z');
  });

  it('a time that the Sunday in between does not have is there again on Monday', () => {
    expect(chicago.nextOpen(at('2026-03-07T08:30:00.000Z'))).toBe('2026-03-09T07:30:00.000Z');
  });

  it('a calendar that is never open does not wait for ever', () => {
    const shut = practiceCalendar({
      timeZone: 'Etc/UTC',
      calendar: { closedWeekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [] },
    });
    expect(shut.nextOpen(at('2026-03-06T15:00:00.000Z'))).toBe('2027-03-07T15:00:00.000Z');
  });
});
