import type { Instant } from '@continuum/contracts';
import type { Calendar } from '@continuum/domain';
import type { Heard, Rendered } from './answering.ts';
import type { ReadJson } from './json/read-json.ts';
import type { ParseCanonical, Sender, Translation } from './translation.ts';

/** Dates and instants where a sender is. */
export interface SenderCalendar extends Pick<Calendar, 'dateOf' | 'endOf'> {
  /** The instant of a wall-clock time without an offset: `2026-03-02T09:30:00.000`. */
  instantAt(wallClock: string): Instant;
}

/** What translating needs and does not own. */
export interface TranslatorNeeds {
  readonly parseCanonical: ParseCanonical;
  /** A hash of the message's bytes, the message id of last resort. */
  readonly hash: (bytes: Uint8Array) => string;
  /** Dates and instants where a sender is, by IANA time zone. */
  readonly calendarOf: (timeZone: string) => SenderCalendar;
}

export interface Message {
  readonly bytes: Uint8Array;
  /** The bytes read as JSON, when first asked for. */
  readonly json: ReadJson;
  readonly sender: Sender;
  /** The `Idempotency-Key` it was posted with, the id of a message that names none of its own. */
  readonly idempotencyKey?: string;
}

/** One way of writing a discharge down. */
export interface WireFormat {
  /** Media types that name it; the first is the one it is known by. */
  readonly mediaTypes: readonly [string, ...string[]];
  /** Media types that it may come as among others: what the message holds decides. */
  readonly sharedMediaTypes: readonly string[];
  /** Values of media type parameters that are understood, lower case; other parameters are of no concern. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  /** Whether a message is written like this, whatever its header says. */
  readonly recognises: (message: Message) => boolean;
  translate(message: Message, needs: TranslatorNeeds): Translation;
  /** The answer in the format's own words; JSON where there is none. */
  readonly answer?: (bytes: Uint8Array, heard: Heard, at: Instant) => Rendered;
}
