import { createHash } from 'node:crypto';
import { InvalidCursor } from '@continuum/application';
import * as z from 'zod';

const digestOf = (list: string, position: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([list, position]))
    .digest('base64url')
    .slice(0, 16);

/** Longer than any cursor that was given out. */
const charactersMost = 1000;

const written = z.tuple([z.string(), z.unknown()]);

/**
 * Where a page ended, opaque to whoever holds it. Its digest tells mistakes, not attacks: a position is nothing
 * but a place within a list that the caller may read anyway.
 * @param list everything that makes the list what it is: kind, owner and filters
 */
export const writeCursor = (list: string, position: unknown): string =>
  Buffer.from(JSON.stringify([digestOf(list, position), position])).toString('base64url');

const unpacked = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch (cause) {
    throw new InvalidCursor('the cursor is not readable', { cause });
  }
};

/**
 * @throws InvalidCursor when this list did not give it out
 */
export const readCursor = <S extends z.ZodType>(list: string, cursor: string, position: S): z.infer<S> => {
  if (cursor.length > charactersMost) throw new InvalidCursor('the cursor is too long');
  const parsed = written.safeParse(unpacked(cursor));
  if (!parsed.success) throw new InvalidCursor('the cursor is not readable');
  const [digest, place] = parsed.data;
  const placed = position.safeParse(place);
  if (digest !== digestOf(list, place) || !placed.success)
    throw new InvalidCursor('the cursor is of another list');
  return placed.data;
};
