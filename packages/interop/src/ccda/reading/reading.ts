import type { Instant, LocalDate } from '@continuum/contracts';
import type { Findings } from '../../reading/findings.ts';
import type { Provenance } from '../../reading/provenance.ts';
import type { Found, Read } from '../../reading/sources.ts';
import type { Timestamps } from '../../reading/timestamps.ts';
import type { XmlElement } from '../xml/element.ts';

/** A section, by the LOINC code of what it tells. */
export interface Section {
  readonly code: string;
  readonly element: XmlElement;
}

/** One document being read. */
export interface Reading {
  readonly document: XmlElement;
  /** The LOINC code of what kind of document it is. */
  readonly kind?: string;
  readonly sections: readonly Section[];
  /** Parts of narratives that entries refer to, by their id. */
  readonly narratives: ReadonlyMap<string, XmlElement>;
  readonly timestamps: Timestamps;
  readonly findings: Findings;
  readonly provenance: Provenance;
  /** Sections that something was taken from. */
  readonly used: Set<XmlElement>;
}

/** What has ended by the document, and when. */
export interface DischargeFact {
  readonly element: XmlElement;
  readonly at: Found<Instant>;
}

/** A document with what it is found to be about. */
export interface Story extends Reading {
  readonly person?: XmlElement;
  readonly fact?: DischargeFact;
}

type Dated = Pick<Reading, 'timestamps' | 'findings'>;

const timeOf = (element: XmlElement | undefined): string | undefined => element?.text('value');

/** A day; one that is there and names no day is told of and reads as nothing. */
export const dayOf = (
  element: XmlElement | undefined,
  { timestamps, findings }: Dated,
): Read<LocalDate> | undefined => {
  const text = timeOf(element);
  if (element === undefined || text === undefined) return undefined;
  const value = timestamps.day(text);
  if (value !== undefined) return { value, path: element.path };
  findings.warn('unreadable-date', element.path);
  return undefined;
};

/** An instant; a day counts from its start where the sender is, and is told of. */
export const instantIn = (
  element: XmlElement | undefined,
  { timestamps, findings }: Dated,
): Read<Instant> | undefined => {
  const text = timeOf(element);
  if (element === undefined || text === undefined) return undefined;
  const read = timestamps.instant(text);
  if (read === undefined) findings.warn('unreadable-date', element.path);
  if (read?.withoutTime) findings.warn('date-without-time', element.path);
  return read === undefined ? undefined : { value: read.at, path: element.path };
};

/** The first day that an element's times name: itself, then the ways given. */
export const firstDay = (
  times: XmlElement | undefined,
  ways: readonly ('value' | 'high' | 'low' | 'center')[],
  story: Dated,
): Read<LocalDate> | undefined => {
  for (const way of ways) {
    const day = dayOf(way === 'value' ? times : times?.at(way), story);
    if (day !== undefined) return day;
  }
  return undefined;
};

/** Sections of the kinds given, in the order of the kinds. */
export const sectionsOf = ({ sections }: Reading, codes: readonly string[]): readonly XmlElement[] =>
  codes.flatMap((code) => sections.filter((one) => one.code === code).map(({ element }) => element));
