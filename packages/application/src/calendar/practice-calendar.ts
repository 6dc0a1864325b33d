import type { Instant, LocalDate } from '@continuum/contracts';
import type { Calendar } from '@continuum/domain';
import { Temporal } from 'temporal-polyfill';
import type { Practice } from '../ports/index.ts';

/** More closed days in a row than any practice has; beyond them a calendar is a mistake. */
const closedDaysInARowMost = 366;

const toInstant = (moment: Temporal.ZonedDateTime): Instant =>
  new Date(moment.epochMilliseconds).toISOString() as Instant;

/**
 * A practice's calendar by its IANA time zone, closed weekdays and holidays. Daylight saving is the time zone
 * database's: a wall-clock time that does not exist moves forward, one that occurs twice is the first.
 */
export const practiceCalendar = ({
  timeZone,
  calendar,
}: Pick<Practice, 'timeZone' | 'calendar'>): Calendar & {
  /** The instant of a wall-clock time without an offset: `2026-03-02T09:30:00.000`. */
  instantAt(wallClock: string): Instant;
} => {
  const holidays = new Set(calendar.holidays);
  const local = (instant: Instant) => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const closed = (moment: Temporal.ZonedDateTime) =>
    calendar.closedWeekdays.includes(moment.dayOfWeek) || holidays.has(moment.toPlainDate().toString());
  return {
    instantAt: (wallClock) => toInstant(Temporal.PlainDateTime.from(wallClock).toZonedDateTime(timeZone)),
    dateOf: (instant) => local(instant).toPlainDate().toString() as LocalDate,
    plusDays: (from, days) => toInstant(local(from).add({ days })),
    nextOpen: (from) => {
      const first = local(from);
      let moment = first;
      for (let days = 1; days <= closedDaysInARowMost && closed(moment); days += 1)
        moment = first.add({ days });
      return toInstant(moment);
    },
    endOf: (date) =>
      toInstant(
        Temporal.PlainDate.from(date)
          .add({ days: 1 })
          .toZonedDateTime({ timeZone })
          .subtract({ milliseconds: 1 }),
      ),
  };
};
