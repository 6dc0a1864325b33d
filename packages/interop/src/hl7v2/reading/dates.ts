import type { Instant, LocalDate } from '@continuum/contracts';
import type { SenderCalendar } from '../../wire-format.ts';

const written =
  /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:\.(\d{1,4}))?)?)?)?)?)?([+-]\d{4})?$/;

const minuteMilliseconds = 60_000;
const dayMilliseconds = 86_400_000;
const mostHours = 23;
const mostMinutes = 59;

const exists = (date: string): boolean => {
  const milliseconds = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(date);
};

const toInstant = (milliseconds: number): Instant | undefined => {
  const text = Number.isNaN(milliseconds) ? '' : new Date(milliseconds).toISOString();
  return /^\d{4}-/.test(text) ? (text as Instant) : undefined;
};

const offsetMinutes = (offset: string): number => {
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(3, 5))];
  const size = hours * 60 + minutes;
  return offset.startsWith('-') ? -size : size;
};

interface Parts {
  readonly date: string;
  /** Absent of a day without a time. */
  readonly time?: string;
  readonly offset?: string;
}

const partsOf = (text: string): Parts | undefined => {
  const [whole, year, month, day, hour, minute = '00', second = '00', fraction = '0', offset] =
    written.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  if (whole === undefined || day === undefined || !exists(date)) return undefined;
  if (hour === undefined) return { date };
  const inRange = Number(hour) <= mostHours && Number(minute) <= mostMinutes && Number(second) <= mostMinutes;
  const time = `${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}`;
  return inRange ? { date, time, ...(offset === undefined ? {} : { offset }) } : undefined;
};

/**
 * Reads DTM and TS, `YYYY[MM[DD[HH[MM[SS[.S[S[S[S]]]]]]]]][+/-ZZZZ]` (HL7 v2.8.2, 2A.2.21): a time without an offset
 * is the wall clock where the sender is, in summer and winter. A year or a month alone names no day.
 */
export class Dates {
  readonly #calendar: SenderCalendar;

  constructor(calendar: SenderCalendar) {
    this.#calendar = calendar;
  }

  /** An instant; of a day without a time its start where the sender is, and then `withoutTime`. */
  instant(text: string): { readonly at: Instant; readonly withoutTime: boolean } | undefined {
    const parts = partsOf(text);
    if (parts === undefined) return undefined;
    const { date, time, offset } = parts;
    const at =
      time === undefined || offset === undefined
        ? this.#atWallClock(date, time ?? '00:00:00.000')
        : toInstant(Date.parse(`${date}T${time}Z`) - offsetMinutes(offset) * minuteMilliseconds);
    return at === undefined ? undefined : { at, withoutTime: time === undefined };
  }

  /** A day; of an instant the day it was where the sender is. */
  day(text: string): LocalDate | undefined {
    const parts = partsOf(text);
    if (parts === undefined) return undefined;
    if (parts.offset === undefined) return parts.date as LocalDate;
    const at = this.instant(text)?.at;
    return at === undefined ? undefined : this.#calendar.dateOf(at);
  }

  #atWallClock(date: string, time: string): Instant | undefined {
    const near = toInstant(Date.parse(`${date}T${time}Z`) + dayMilliseconds);
    return near === undefined || date < '0001' ? undefined : this.#calendar.instantAt(`${date}T${time}`);
  }
}
