import type { Instant, LocalDate } from '@continuum/contracts';
import { textAt } from '../../json/value.ts';
import { dateExists, toInstant } from '../../reading/instants.ts';
import type { SenderCalendar } from '../../wire-format.ts';

const dayMilliseconds = 86_400_000;
const written =
  /^(\d{4}-\d{2}-\d{2})(?:T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?)(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?$/;

/** What an instant was written without. */
export type Lacking = 'time' | 'zone';

const dayBefore = (date: string): LocalDate | undefined =>
  toInstant(Date.parse(`${date}T00:00:00Z`) - dayMilliseconds)?.slice(0, 10) as LocalDate | undefined;

/** As far as a wall clock is told: milliseconds. */
const timeCharacters = 'HH:MM:SS.mmm'.length;
const wallClock = (date: string, time: string): string =>
  `${date}T${(time.includes('.') ? time : `${time}.`).padEnd(timeCharacters, '0').slice(0, timeCharacters)}`;

/**
 * Reads FHIR `date`, `dateTime` and `instant` (https://hl7.org/fhir/R4/datatypes.html#dateTime): any offset
 * becomes UTC, a time without one, which FHIR does not allow, is the wall clock where the sender is, and a day stays a
 * day there. A year or a month alone names no day and reads as nothing.
 */
export class Dates {
  readonly #calendar: SenderCalendar;

  constructor(calendar: SenderCalendar) {
    this.#calendar = calendar;
  }

  /** An instant, and what it was written without; of a day without a time its start. */
  instant(value: unknown): { readonly at: Instant; readonly lacking?: Lacking } | undefined {
    const text = textAt(value) ?? '';
    const [whole, date, time, offset] = written.exec(text) ?? [];
    if (whole === undefined || date === undefined || !dateExists(date)) return undefined;
    if (time === undefined) return this.#told(this.#startOf(date), 'time');
    return offset === undefined
      ? this.#told(this.#calendar.instantAt(wallClock(date, time)), 'zone')
      : this.#told(toInstant(Date.parse(text)));
  }

  /** A day; of an instant the day it was where the sender is. */
  day(value: unknown): LocalDate | undefined {
    const text = textAt(value) ?? '';
    const [, date, , offset] = written.exec(text) ?? [];
    if (date !== undefined && offset === undefined) return dateExists(date) ? (date as LocalDate) : undefined;
    const at = this.instant(text)?.at;
    return at === undefined ? undefined : this.#calendar.dateOf(at);
  }

  #told(at: string | undefined, lacking?: Lacking) {
    const instant = at === undefined ? undefined : toInstant(Date.parse(at));
    return instant === undefined ? undefined : { at: instant, ...(lacking === undefined ? {} : { lacking }) };
  }

  #startOf(date: string): Instant | undefined {
    const before = dayBefore(date);
    return before === undefined ? undefined : toInstant(Date.parse(this.#calendar.endOf(before)) + 1);
  }
}
