import type { Instant, LocalDate } from '@continuum/contracts';
import type { Calendar } from '@continuum/domain';

const dayMilliseconds = 86_400_000;
const hourMilliseconds = 3_600_000;
const minuteMilliseconds = 60_000;

/** HL7's timestamp: as many digits as are known, then an offset, https://www.hl7.org/documentcenter DTM and TS. */
const written =
  /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:\.(\d{1,9}))?)?)?)?)?)?([+-]\d{4})?$/;

/** When the clocks of a zone are changed they are changed before this hour. */
const settledHour = 3;

export interface TimestampRead {
  readonly at: Instant;
  /** The text names a day and no time: its start was taken. */
  readonly withoutTime: boolean;
}

const instantOf = (milliseconds: number): Instant | undefined => {
  const text = Number.isNaN(milliseconds) ? '' : new Date(milliseconds).toISOString();
  return /^\d{4}-/.test(text) ? (text as Instant) : undefined;
};

const exists = (date: string): boolean =>
  instantOf(Date.parse(`${date}T00:00:00Z`))?.startsWith(date) === true;

const offsetMinutes = (offset: string): number | undefined => {
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(3))];
  if (hours > 14 || minutes > 59) return undefined;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
};

const timeOf = (parts: readonly (string | undefined)[]): number | undefined => {
  const [hour = '00', minute = '00', second = '00', fraction = '0'] = parts;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return (
    Number(hour) * hourMilliseconds +
    Number(minute) * minuteMilliseconds +
    Math.trunc(Number(`${Number(second)}.${fraction}`) * 1000)
  );
};

/** Reads timestamps of every precision; one without an offset is told by the clocks where the sender is. */
export class Timestamps {
  readonly #calendar: Pick<Calendar, 'dateOf' | 'endOf'>;

  constructor(calendar: Pick<Calendar, 'dateOf' | 'endOf'>) {
    this.#calendar = calendar;
  }

  /** An instant; of a day without a time its start. A year or a month alone is none. */
  instant(text: string): TimestampRead | undefined {
    const [whole, year, month, day, ...rest] = written.exec(text) ?? [];
    if (whole === undefined || day === undefined) return undefined;
    const date = `${year}-${month}-${day}`;
    const offset = rest[4];
    const time = timeOf(rest.slice(0, 4));
    if (!exists(date) || time === undefined) return undefined;
    const withoutTime = rest[0] === undefined;
    const milliseconds =
      offset === undefined || withoutTime
        ? this.#local(date as LocalDate, time)
        : this.#shifted(date, time, offset);
    const at = milliseconds === undefined ? undefined : instantOf(milliseconds);
    return at === undefined ? undefined : { at, withoutTime };
  }

  /** A day; of an instant the day it was where the sender is. */
  day(text: string): LocalDate | undefined {
    const read = this.instant(text);
    if (read === undefined) return undefined;
    return read.withoutTime
      ? (`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}` as LocalDate)
      : this.#calendar.dateOf(read.at);
  }

  #shifted(date: string, time: number, offset: string): number | undefined {
    const minutes = offsetMinutes(offset);
    return minutes === undefined
      ? undefined
      : Date.parse(`${date}T00:00:00Z`) + time - minutes * minuteMilliseconds;
  }

  /** A time counts from the day's start before clocks may change, and back from its end after. */
  #local(date: LocalDate, time: number): number | undefined {
    const before = instantOf(Date.parse(`${date}T00:00:00Z`) - dayMilliseconds)?.slice(0, 10);
    if (before === undefined) return undefined;
    return time < settledHour * hourMilliseconds
      ? Date.parse(this.#calendar.endOf(before as LocalDate)) + 1 + time
      : Date.parse(this.#calendar.endOf(date)) + 1 - (dayMilliseconds - time);
  }
}
