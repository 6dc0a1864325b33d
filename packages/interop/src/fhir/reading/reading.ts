import type { Instant, LocalDate } from '@continuum/contracts';
import type { Findings } from '../../reading/findings.ts';
import type { Provenance } from '../../reading/provenance.ts';
import type { Read } from '../../reading/sources.ts';
import type { Located } from '../message/located.ts';
import type { Opened } from '../message/open-message.ts';
import type { References } from '../message/references.ts';
import type { Dates, Lacking } from './dates.ts';
import { Element } from './element.ts';

/** One message being read. */
export interface Reading {
  readonly opened: Opened;
  readonly references: References;
  readonly dates: Dates;
  readonly findings: Findings;
  readonly provenance: Provenance;
  /** Resources that something was taken from. */
  readonly used: Set<Located>;
  /** Elements of used resources that were seen and not taken. */
  readonly passedOver: Set<string>;
  /** The resources of a type. */
  readonly ofType: (type: string) => readonly Located[];
}

/** Finds the resources of a type, having sorted them once. */
export const byType = (resources: readonly Located[]): ((type: string) => readonly Located[]) => {
  const sorted = new Map<string, Located[]>();
  for (const located of resources) {
    const same = sorted.get(located.type);
    if (same === undefined) sorted.set(located.type, [located]);
    else same.push(located);
  }
  return (type) => sorted.get(type) ?? [];
};

/** A resource as an element of its message. */
export const elementOf = ({ resource, path }: Located, { findings }: Pick<Reading, 'findings'>): Element =>
  new Element(resource, path, findings);

type Dated = Pick<Reading, 'dates' | 'findings'>;

/** Tells of what an instant was written without. */
export const warnOfLacking = (
  lacking: Lacking | undefined,
  path: string,
  { findings }: Pick<Dated, 'findings'>,
) => {
  if (lacking === 'time') findings.warn('date-without-time', path);
  if (lacking === 'zone') findings.warn('time-without-zone', path);
};

/** A day of an element; one that is there and names no day is told of and reads as nothing. */
export const dayAt = (
  element: Element | undefined,
  name: string,
  { dates, findings }: Dated,
): Read<LocalDate> | undefined => {
  const value = element?.value[name];
  if (element === undefined || value === undefined) return undefined;
  const day = dates.day(value);
  if (dates.instant(value)?.lacking === 'zone') warnOfLacking('zone', element.at(name), { findings });
  if (day !== undefined) return { value: day, path: element.at(name) };
  findings.warn('unreadable-date', element.at(name));
  return undefined;
};

/** An instant of an element; what it was written without is told of. */
export const instantAt = (
  element: Element | undefined,
  name: string,
  { dates, findings }: Dated,
): Read<Instant> | undefined => {
  const value = element?.value[name];
  if (element === undefined || value === undefined) return undefined;
  const read = dates.instant(value);
  if (read === undefined) findings.warn('unreadable-date', element.at(name));
  warnOfLacking(read?.lacking, element.at(name), { findings });
  return read === undefined ? undefined : { value: read.at, path: element.at(name) };
};
