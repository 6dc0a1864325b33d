/** Arithmetic on instants and dates. Nothing here knows what time it is, or where. */
import type { Instant, LocalDate } from '@continuum/contracts';

const hourInMilliseconds = 3_600_000;
const dayInMilliseconds = 86_400_000;

/** Later than every instant that can occur; the place of "nothing is due" in a sorted list. */
export const endOfTime = '9999-12-31T23:59:59.999Z' as Instant;

/** Clocks differ by minutes, not more. */
export const clocksDifferByHours = 1 / 6;

const zero = 48;

/** The number of two digits that stand at a place of a text. */
const twoAt = (text: string, place: number): number =>
  (text.charCodeAt(place) - zero) * 10 + text.charCodeAt(place + 1) - zero;

const daysIn400Years = 146_097;
/** From the first of March of the year 0, where leap days end a year, to 1970. */
const daysTo1970 = 719_468;

/**
 * Days since 1970 of a date, or of an instant's date, of the years 0 to 9999.
 * @see https://howardhinnant.github.io/date_algorithms.html days_from_civil
 */
export const dayOf = (text: LocalDate | Instant): number => {
  const month = twoAt(text, 5);
  const year = twoAt(text, 0) * 100 + twoAt(text, 2) - (month <= 2 ? 1 : 0);
  const century = Math.floor(year / 400);
  const yearOfCentury = year - century * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + twoAt(text, 8) - 1;
  const leapDays = Math.floor(yearOfCentury / 4) - Math.floor(yearOfCentury / 100);
  return century * daysIn400Years + yearOfCentury * 365 + leapDays + dayOfYear - daysTo1970;
};

/** Milliseconds since 1970 of an instant. */
export const epochOf = (instant: Instant): number => {
  const seconds = twoAt(instant, 11) * 3600 + twoAt(instant, 14) * 60 + twoAt(instant, 17);
  return (
    dayOf(instant) * dayInMilliseconds +
    seconds * 1000 +
    twoAt(instant, 20) * 10 +
    instant.charCodeAt(22) -
    zero
  );
};

const digits = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));
const two = (number: number): string => digits[number] ?? '';

/**
 * The date of a day counted from 1970.
 * @see https://howardhinnant.github.io/date_algorithms.html civil_from_days
 */
export const dateOfDay = (day: number): LocalDate => {
  const shifted = day + daysTo1970;
  const century = Math.floor(shifted / daysIn400Years);
  const dayOfCentury = shifted - century * daysIn400Years;
  const leapDays =
    Math.floor(dayOfCentury / 1460) - Math.floor(dayOfCentury / 36_524) + Math.floor(dayOfCentury / 146_096);
  const yearOfCentury = Math.floor((dayOfCentury - leapDays) / 365);
  const dayOfYear =
    dayOfCentury - (365 * yearOfCentury + Math.floor(yearOfCentury / 4) - Math.floor(yearOfCentury / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfCentury + century * 400 + (month <= 2 ? 1 : 0);
  return `${two(Math.floor(year / 100))}${two(year % 100)}-${two(month)}-${two(dayOfMonth)}` as LocalDate;
};

/** The instant of so many milliseconds since 1970. */
export const instantOf = (epoch: number): Instant => {
  const day = Math.floor(epoch / dayInMilliseconds);
  const rest = epoch - day * dayInMilliseconds;
  const seconds = Math.floor(rest / 1000);
  const milliseconds = rest - seconds * 1000;
  const minutes = Math.floor(seconds / 60);
  const time = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}`;
  return `${dateOfDay(day)}T${time}.${Math.floor(milliseconds / 100)}${two(milliseconds % 100)}Z` as Instant;
};

export const plusHours = (from: Instant, hours: number): Instant =>
  instantOf(epochOf(from) + hours * hourInMilliseconds);

/** The instant a fraction (0 to 1) of the way from one instant to another. */
export const between = (from: Instant, to: Instant, fraction: number): Instant =>
  instantOf(epochOf(from) + Math.round((epochOf(to) - epochOf(from)) * fraction));

export const earliest = (instants: Iterable<Instant>): Instant | undefined => {
  let first: Instant | undefined;
  for (const instant of instants) if (first === undefined || instant < first) first = instant;
  return first;
};

export const latest = (one: Instant, other: Instant): Instant => (one > other ? one : other);

/** Whole calendar days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayOf(to) - dayOf(from);

export const plusDays = (from: LocalDate, days: number): LocalDate => dateOfDay(dayOf(from) + days);
