import type { Instant, LocalDate } from '@continuum/contracts';

/** A practice's calendar: its time zone, weekly closed days and holidays. An input, so that a replay needs none. */
export interface Calendar {
  /** The date at the practice. */
  dateOf(instant: Instant): LocalDate;
  /** The same wall-clock time `days` calendar days later, whatever daylight saving did in between. */
  plusDays(from: Instant, days: number): Instant;
  /** The same wall-clock time on the first open day at or after. */
  nextOpen(from: Instant): Instant;
  /** The last millisecond of a date at the practice. */
  endOf(date: LocalDate): Instant;
}
