/** Arithmetic on instants and dates. Nothing here knows what time it is, or where. */
import type { Instant, LocalDate } from '@continuum/contracts';

const hourInMilliseconds = 3_600_000;
const dayInMilliseconds = 86_400_000;

/** Later than every instant that can occur; the place of "nothing is due" in a sorted list. */
export const endOfTime = '9999-12-31T23:59:59.999Z' as Instant;

export const plusMilliseconds = (from: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(from) + milliseconds).toISOString() as Instant;

export const plusHours = (from: Instant, hours: number): Instant =>
  plusMilliseconds(from, hours * hourInMilliseconds);

/** The instant a fraction (0 to 1) of the way from one instant to another. */
export const between = (from: Instant, to: Instant, fraction: number): Instant =>
  plusMilliseconds(from, Math.round((Date.parse(to) - Date.parse(from)) * fraction));

export const earliest = (instants: Iterable<Instant>): Instant | undefined => {
  let first: Instant | undefined;
  for (const instant of instants) if (first === undefined || instant < first) first = instant;
  return first;
};

export const latest = (one: Instant, other: Instant): Instant => (one > other ? one : other);

/** Whole calendar days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayInMilliseconds);

export const plusDays = (from: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(from) + days * dayInMilliseconds).toISOString().slice(0, 10) as LocalDate;
