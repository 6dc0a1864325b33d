import type { Instant, LocalDate } from '@continuum/contracts';
import type { Calendar } from '@continuum/domain';
import { textAt } from '../../json/value.ts';

const dayMilliseconds = 86_400_000;
const written =
  /^(\d{4}-\d{2}-\d{2})(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))?$/;

/** The instant as the house writes it; undefined outside of the years 0000 to 9999. */
const toInstant = (milliseconds: number): Instant | undefined => {
  const text = Number.isNaN(milliseconds) ? '' : new Date(milliseconds).toISOString();
  return /^\d{4}-/.test(text) ? (text as Instant) : undefined;
};

const exists = (date: string): boolean => {
  const milliseconds = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(date);
};

const dayBefore = (date: string): LocalDate | undefined =>
  toInstant(Date.parse(`${date}T00:00:00Z`) - dayMilliseconds)?.slice(0, 10) as LocalDate | undefined;

/**
 * Reads FHIR `date`, `dateTime` and `instant` (https://hl7.org/fhir/R4/datatypes.html#dateTime): any offset
 * becomes UTC, and a day stays a day where the sender is. A year or a month alone names no day and reads as nothing.
 */
export class Dates {
  readonly #calendar: Pick<Calendar, 'dateOf' | 'endOf'>;

  constructor(calendar: Pick<Calendar, 'dateOf' | 'endOf'>) {
    this.#calendar = calendar;
  }

  /** An instant; of a day without a time its start, and then `withoutTime`. */
  instant(value: unknown): { readonly at: Instant; readonly withoutTime: boolean } | undefined {
    const text = textAt(value) ?? '';
    const [whole, date] = written.exec(text) ?? [];
    if (whole === undefined || date === undefined || !exists(date)) return undefined;
    const at = whole === date ? this.#startOf(date) : toInstant(Date.parse(text));
    return at === undefined ? undefined : { at, withoutTime: whole === date };
  }

  /** A day; of an instant the day it was where the sender is. */
  day(value: unknown): LocalDate | undefined {
    const text = textAt(value) ?? '';
    if (written.exec(text)?.[1] === text) return exists(text) ? (text as LocalDate) : undefined;
    const at = this.instant(text)?.at;
    return at === undefined ? undefined : this.#calendar.dateOf(at);
  }

  #startOf(date: string): Instant | undefined {
    const before = dayBefore(date);
    return before === undefined ? undefined : toInstant(Date.parse(this.#calendar.endOf(before)) + 1);
  }
}
