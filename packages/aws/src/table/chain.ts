import { createHash } from 'node:crypto';
import type { JournalRecord } from '@continuum/application';
import * as z from 'zod';

/** SHA-256 of an event's stored bytes, base64url. */
const hashOfBody = (body: string): string => createHash('sha256').update(body).digest('base64url');

export interface Link {
  readonly record: JournalRecord;
  readonly body: string;
  /** Hash of this body: what the next event, or HEAD, holds. */
  readonly chain: string;
}

/**
 * The bytes of events as they are stored: each holds the hash of the one before.
 * @param previous hash of the last event before these; undefined for the first of a journal
 */
export const linked = (records: readonly JournalRecord[], previous: string | undefined): readonly Link[] => {
  let before = previous;
  return records.map((record) => {
    const body = JSON.stringify(before === undefined ? record : { ...record, previous: before });
    const chain = hashOfBody(body);
    before = chain;
    return { record, body, chain };
  });
};

const storedEvent = z.looseObject({
  eventId: z.string(),
  type: z.string(),
  version: z.int().positive(),
  schemaVersion: z.int().positive(),
  recordedAt: z.iso.datetime(),
  previous: z.string().optional(),
});

const parsed = (body: string): z.infer<typeof storedEvent> => {
  const result = storedEvent.safeParse(JSON.parse(body));
  if (!result.success)
    throw new Error(
      `a stored event is not readable at ${result.error.issues.map(({ path }) => path.join('.'))}`,
    );
  return result.data;
};

/**
 * The record that a stored body holds.
 * @throws Error when the bytes are no event
 */
export const recordOfBody = (body: string): JournalRecord => {
  const { previous: _, ...record } = parsed(body);
  return record as unknown as JournalRecord;
};

export type ChainVerdict =
  | { readonly kind: 'whole' }
  /** The first version that is missing, out of order, or not what the next event or HEAD says it was. */
  | { readonly kind: 'broken'; readonly version: number };

const followsOn = (body: string, version: number, previous: string | undefined): boolean => {
  try {
    const event = parsed(body);
    return event.version === version && event.previous === previous;
  } catch {
    return false;
  }
};

/**
 * Holds the stored bytes of a whole journal, oldest first, to the hashes that bind them.
 * @param headChain what HEAD holds: the hash of the last event
 */
export const verifyChain = (bodies: readonly string[], headChain: string): ChainVerdict => {
  let previous: string | undefined;
  for (const [index, body] of bodies.entries()) {
    const version = index + 1;
    if (!followsOn(body, version, previous)) {
      const isAltered = version > 1 && followsOn(body, version, parsedPrevious(body));
      return { kind: 'broken', version: isAltered ? version - 1 : version };
    }
    previous = hashOfBody(body);
  }
  return previous === headChain ? { kind: 'whole' } : { kind: 'broken', version: Math.max(bodies.length, 1) };
};

/** What an event says of the one before, when it can be read. */
const parsedPrevious = (body: string): string | undefined => {
  try {
    return parsed(body).previous;
  } catch {
    return undefined;
  }
};
