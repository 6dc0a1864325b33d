import type { Announcement, Bus, JournalRecord } from '../ports/index.ts';
import { announcementOf } from './announcement.ts';

/** Entries that one PutEvents takes. */
const entriesMost = 10;
/** A request's limit, with room for what surrounds the details. */
const batchBytesMost = 200 * 1024;

interface Entry {
  /** Index among the records. */
  readonly index: number;
  readonly announcement: Announcement;
}

/** What came of publishing. Records that nobody else hears of count neither way. */
export interface Published {
  readonly published: number;
  /** Index of the first record that was not taken; everything before it was. */
  readonly firstFailed?: number;
  /** Why it could not be announced at all; absent when the bus did not take it. */
  readonly cause?: unknown;
}

const batchesOf = (entries: readonly Entry[]): readonly (readonly Entry[])[] => {
  const batches: Entry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = Buffer.byteLength(entry.announcement.detail);
    const open = batches.at(-1);
    if (open === undefined || open.length === entriesMost || bytes + size > batchBytesMost) {
      batches.push([entry]);
      bytes = size;
    } else {
      open.push(entry);
      bytes += size;
    }
  }
  return batches;
};

interface Announceable {
  readonly entries: readonly Entry[];
  /** The first record that cannot be announced; nothing after it is looked at. */
  readonly failed?: { readonly firstFailed: number; readonly cause: unknown };
}

const announceable = (records: readonly JournalRecord[]): Announceable => {
  const entries: Entry[] = [];
  for (const [index, record] of records.entries()) {
    try {
      const announcement = announcementOf(record);
      if (announcement !== undefined) entries.push({ index, announcement });
    } catch (cause) {
      return { entries, failed: { firstFailed: index, cause } };
    }
  }
  return { entries };
};

/**
 * Publishes records in order. A bus that does not take an entry is not asked further: whoever called comes back
 * with everything from the first failed record on, and what was published twice is recognised by its id.
 * @throws TransientError when the bus cannot be reached
 */
export const publishAll = async (records: readonly JournalRecord[], bus: Bus): Promise<Published> => {
  const { entries, failed: unannounceable } = announceable(records);
  let published = 0;
  for (const batch of batchesOf(entries)) {
    const failed = await bus.publish(batch.map(({ announcement }) => announcement));
    published += batch.length - failed.length;
    if (failed.length > 0) {
      const first = Math.min(...failed.map((position) => batch[position]?.index ?? 0));
      return { published, firstFailed: first };
    }
  }
  return { published, ...unannounceable };
};
