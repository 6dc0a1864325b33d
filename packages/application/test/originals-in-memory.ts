import { createHash } from 'node:crypto';
import type { Originals } from '../src/index.ts';

/** A bucket that remembers what it was given, in order. */
export interface OriginalsInMemory extends Originals {
  readonly kept: readonly string[];
}

export const createOriginals = (): OriginalsInMemory => {
  const kept: string[] = [];
  const keepUnder =
    (folder: string): Originals['keep'] =>
    async (partnerId, bytes) => {
      kept.push(new TextDecoder().decode(bytes));
      return `${folder}/${partnerId}/${createHash('sha256').update(bytes).digest('hex')}`;
    };
  return { kept, keep: keepUnder('originals'), keepRefused: keepUnder('refused') };
};
