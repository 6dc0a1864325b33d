import type { Dates } from './dates.ts';
import { Element } from './element.ts';
import type { Findings } from './findings.ts';
import type { Located } from './located.ts';
import type { Origins } from './origins.ts';
import type { References } from './references.ts';

/** One Bundle being read. */
export interface Reading {
  readonly resources: readonly Located[];
  readonly references: References;
  readonly dates: Dates;
  readonly findings: Findings;
  readonly origins: Origins;
  /** Resources that something was taken from. */
  readonly used: Set<Located>;
}

/** A resource as an element of its Bundle. */
export const elementOf = ({ resource, path }: Located, { findings }: Reading): Element =>
  new Element(resource, path, findings);

/** A day of an element; one that is there and names no day is told of and reads as nothing. */
export const dayAt = (element: Element, name: string, { dates, findings }: Reading): string | undefined => {
  const value = element.value[name];
  const day = dates.day(value);
  if (day === undefined && value !== undefined) findings.warn('unreadable-date', element.at(name));
  return day;
};

/** An instant of an element; a day counts from its start where the sender is, and is told of. */
export const instantAt = (
  element: Element,
  name: string,
  { dates, findings }: Reading,
): string | undefined => {
  const value = element.value[name];
  const read = dates.instant(value);
  if (read === undefined && value !== undefined) findings.warn('unreadable-date', element.at(name));
  if (read?.withoutTime) findings.warn('date-without-time', element.at(name));
  return read?.at;
};
