import type { Instant, LocalDate } from '@continuum/contracts';
import type { Calendar } from '../kernel/calendar.ts';
import { dateOfDay, dayOf, epochOf, instantOf } from '../kernel/instant.ts';

const dayInMilliseconds = 86_400_000;

/** Days that are written out: a year before the first offset, and four after it. */
const daysBefore = 366;
const daysTold = 5 * 366;

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

const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** A calendar that only looks things up: no time zone database, so that it is the same everywhere and always. */
export const tableCalendar = ({ offsets, closedWeekdays, holidays }: CalendarTable): Calendar => {
  const shifts = offsets.map(({ from, minutes }) => ({ from: epochOf(from), by: minutes * 60_000 }));
  const shiftAt = (utc: number): number => {
    let by = shifts[0]?.by ?? 0;
    for (const shift of shifts) {
      if (shift.from > utc) break;
      by = shift.by;
    }
    return by;
  };
  const firstDay = Math.floor((shifts[0]?.from ?? 0) / dayInMilliseconds) - daysBefore;
  const dates = Array.from({ length: daysTold }, (_, index) => dateOfDay(firstDay + index));
  const dateOn = (day: number): LocalDate => dates[day - firstDay] ?? dateOfDay(day);
  const toLocal = (utc: number): number => utc + shiftAt(utc);
  const toUtc = (local: number): number => local - shiftAt(local - shiftAt(local));
  const closedDays = new Set(holidays.map((date) => dayOf(date)));
  const localDay = (local: number): number => Math.floor(local / dayInMilliseconds);
  const closed = (day: number): boolean => closedDays.has(day) || closedWeekdays.includes(weekdayOf(day));
  return {
    dateOf: (instant) => dateOn(localDay(toLocal(epochOf(instant)))),
    plusDays: (from, days) => instantOf(toUtc(toLocal(epochOf(from)) + days * dayInMilliseconds)),
    nextOpen: (from) => {
      const local = toLocal(epochOf(from));
      let days = 0;
      while (days < 366 && closed(localDay(local) + days)) days += 1;
      return days === 0 ? from : instantOf(toUtc(local + days * dayInMilliseconds));
    },
    endOf: (date) => instantOf(toUtc((dayOf(date) + 1) * dayInMilliseconds) - 1),
  };
};
