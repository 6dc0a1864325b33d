import type { Instant, LocalDate } from '@continuum/contracts';
import type { SenderCalendar } from '../wire-format.ts';
import { dateExists, toInstant } from './instants.ts';

const written =
  /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:\.(\d{1,9}))?)?)?)?)?)?([+-]\d{4})?$/;

const minuteMilliseconds = 60_000;
const dayMilliseconds = 86_400_000;
const mostHours = 23;
const mostMinutes = 59;
const mostOffsetHours = 14;

const offsetMinutes = (offset: string): number | undefined => {
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(3))];
  if (hours > mostOffsetHours || minutes > mostMinutes) return undefined;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
};

interface Parts {
  readonly date: string;
  /** Absent of a day without a time. */
  readonly time?: string;
  readonly offset?: string;
}

export interface TimestampRead {
  readonly at: Instant;
  /** The text names a day and no time: its start was taken. */
  readonly withoutTime: boolean;
}

/**
 * Reads HL7's timestamps, `YYYY[MM[DD[HH[MM[SS[.S…]]]]]][+/-ZZZZ]`: DTM and TS of HL7 v2 (v2.8.2, 2A.2.21), TS of
 * CDA. A time without an offset is the wall clock where the sender is, in summer and winter. A year or a month alone
 * names no day and reads as nothing.
 */
export class Timestamps {
  readonly #calendar: SenderCalendar;
  readonly #mostFractionDigits: number;

  constructor(calendar: SenderCalendar, mostFractionDigits: number) {
    this.#calendar = calendar;
    this.#mostFractionDigits = mostFractionDigits;
  }

  /** An instant; of a day without a time its start where the sender is. */
  instant(text: string): TimestampRead | undefined {
    const parts = this.#partsOf(text);
    if (parts === undefined) return undefined;
    const { date, time, offset } = parts;
    const at =
      time === undefined || offset === undefined
        ? this.#atWallClock(date, time ?? '00:00:00.000')
        : this.#shifted(`${date}T${time}Z`, offset);
    return at === undefined ? undefined : { at, withoutTime: time === undefined };
  }

  /** A day; of an instant the day it was where the sender is. */
  day(text: string): LocalDate | undefined {
    const parts = this.#partsOf(text);
    if (parts === undefined) return undefined;
    if (parts.offset === undefined) return parts.date as LocalDate;
    const at = this.instant(text)?.at;
    return at === undefined ? undefined : this.#calendar.dateOf(at);
  }

  #partsOf(text: string): Parts | undefined {
    const [whole, year, month, day, hour, minute = '00', second = '00', fraction = '0', offset] =
      written.exec(text) ?? [];
    const date = `${year}-${month}-${day}`;
    if (whole === undefined || day === undefined || !dateExists(date)) return undefined;
    if (hour === undefined) return { date };
    const inRange =
      Number(hour) <= mostHours &&
      Number(minute) <= mostMinutes &&
      Number(second) <= mostMinutes &&
      fraction.length <= this.#mostFractionDigits;
    const time = `${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}`;
    return inRange ? { date, time, ...(offset === undefined ? {} : { offset }) } : undefined;
  }

  #shifted(universal: string, offset: string): Instant | undefined {
    const minutes = offsetMinutes(offset);
    return minutes === undefined
      ? undefined
      : toInstant(Date.parse(universal) - minutes * minuteMilliseconds);
  }

  #atWallClock(date: string, time: string): Instant | undefined {
    const near = toInstant(Date.parse(`${date}T${time}Z`) + dayMilliseconds);
    return near === undefined || date < '0001' ? undefined : this.#calendar.instantAt(`${date}T${time}`);
  }
}
