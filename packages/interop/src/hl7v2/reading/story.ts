import type { Instant, LocalDate } from '@continuum/contracts';
import type { Findings } from '../../reading/findings.ts';
import type { Provenance } from '../../reading/provenance.ts';
import type { Read } from '../../reading/sources.ts';
import type { Timestamps } from '../../reading/timestamps.ts';
import type { Sender } from '../../translation.ts';
import type { MessageKind } from '../kinds/message-kind.ts';
import type { Parsed } from '../parsing/parsed.ts';
import type { Segment } from '../parsing/segment.ts';

/** One message being read. */
export interface Story {
  readonly message: Parsed;
  readonly kind: MessageKind | undefined;
  readonly dates: Timestamps;
  readonly findings: Findings;
  readonly provenance: Provenance;
  readonly sender: Sender;
  /** Segments that something was taken from. */
  readonly used: Set<Segment>;
}

/** The segments of a name, in the order of the message. */
export const segmentsNamed = ({ message }: Pick<Story, 'message'>, name: string): readonly Segment[] =>
  message.segments.filter((segment) => segment.name === name);

export const segmentNamed = (story: Story, name: string): Segment | undefined => {
  const [segment] = segmentsNamed(story, name);
  if (segment !== undefined) story.used.add(segment);
  return segment;
};

/** A field's text, wherever its segment stands first. */
export const textIn = (story: Story, name: string, field: number, component = 1) =>
  segmentNamed(story, name)?.read(field, component);

/** A day in a field; one that is there and names no day is told of and reads as nothing. */
export const dayIn = (
  segment: Segment | undefined,
  field: number,
  { dates, findings }: Story,
): Read<LocalDate> | undefined => {
  const written = segment?.read(field);
  if (written === undefined) return undefined;
  const value = dates.day(written.value);
  if (value !== undefined) return { value, path: written.path };
  findings.warn('unreadable-date', written.path);
  return undefined;
};

/** An instant in a field; a day counts from its start where the sender is, and is told of. */
export const instantIn = (
  segment: Segment | undefined,
  field: number,
  { dates, findings }: Story,
): Read<Instant> | undefined => {
  const written = segment?.read(field);
  if (written === undefined) return undefined;
  const read = dates.instant(written.value);
  if (read === undefined) findings.warn('unreadable-date', written.path);
  if (read?.withoutTime) findings.warn('date-without-time', written.path);
  return read === undefined ? undefined : { value: read.at, path: written.path };
};
