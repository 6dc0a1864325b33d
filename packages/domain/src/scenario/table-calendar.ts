import type { Instant, LocalDate } from '@continuum/contracts';
import type { Calendar } from '../kernel/calendar.ts';

const dayInMilliseconds = 86_400_000;

/** A practice's days as data: its offsets from UTC over time, and when it is closed. */
export interface CalendarTable {
  /** From each instant on, this many minutes are added to UTC; the first entry also holds before it. */
  readonly offsets: readonly { readonly from: Instant; readonly minutes: number }[];
  /** 1 = Monday … 7 = Sunday. */
  readonly closedWeekdays: readonly number[];
  readonly holidays: readonly LocalDate[];
}

/** New York from 2026 to 2028 (tz database), closed on Saturdays, Sundays and two holidays. */
export const harborTable: CalendarTable = {
  offsets: [
    { from: '2025-11-02T06:00:00.000Z' as Instant, minutes: -300 },
    { from: '2026-03-08T07:00:00.000Z' as Instant, minutes: -240 },
    { from: '2026-11-01T06:00:00.000Z' as Instant, minutes: -300 },
    { from: '2027-03-14T07:00:00.000Z' as Instant, minutes: -240 },
    { from: '2027-11-07T06:00:00.000Z' as Instant, minutes: -300 },
  ],
  closedWeekdays: [6, 7],
  holidays: ['2026-05-25' as LocalDate, '2026-07-03' as LocalDate],
};

const toInstant = (milliseconds: number): Instant => new Date(milliseconds).toISOString() as Instant;
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** A calendar that only looks things up: no time zone database, so that it is the same everywhere and always. */
export const tableCalendar = ({ offsets, closedWeekdays, holidays }: CalendarTable): Calendar => {
  const shifts = offsets.map(({ from, minutes }) => ({ from: Date.parse(from), by: minutes * 60_000 }));
  const shiftAt = (utc: number): number =>
    shifts.findLast(({ from }) => from <= utc)?.by ?? shifts[0]?.by ?? 0;
  const toLocal = (utc: number): number => utc + shiftAt(utc);
  const toUtc = (local: number): number => local - shiftAt(local - shiftAt(local));
  const closedDays = new Set(holidays.map((date) => Date.parse(date) / dayInMilliseconds));
  const dates = new Map<number, LocalDate>();
  const dateOfDay = (day: number): LocalDate => {
    const known = dates.get(day);
    if (known !== undefined) return known;
    const date = new Date(day * dayInMilliseconds).toISOString().slice(0, 10) as LocalDate;
    dates.set(day, date);
    return date;
  };
  const dayOf = (local: number): number => Math.floor(local / dayInMilliseconds);
  const closed = (day: number): boolean => closedDays.has(day) || closedWeekdays.includes(weekdayOf(day));
  return {
    dateOf: (instant) => dateOfDay(dayOf(toLocal(Date.parse(instant)))),
    plusDays: (from, days) => toInstant(toUtc(toLocal(Date.parse(from)) + days * dayInMilliseconds)),
    nextOpen: (from) => {
      const local = toLocal(Date.parse(from));
      let days = 0;
      while (days < 366 && closed(dayOf(local) + days)) days += 1;
      return days === 0 ? from : toInstant(toUtc(local + days * dayInMilliseconds));
    },
    endOf: (date) => toInstant(toUtc(Date.parse(date) + dayInMilliseconds) - 1),
  };
};
