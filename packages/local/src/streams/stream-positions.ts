import type { Store } from '../store/store.ts';

export interface StreamPosition {
  readonly shardId: string;
  /** Of the last record done with; undefined at the start of a shard. */
  readonly sequenceNumber: string | undefined;
}

/** How far each mapping has come in its stream, in the store: what is past is never read again. */
export class StreamPositions {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
    store.define(
      'CREATE TABLE IF NOT EXISTS stream_position (mapping TEXT PRIMARY KEY, shard TEXT NOT NULL, sequence TEXT)',
    );
  }

  get(mapping: string): StreamPosition | undefined {
    const row = this.#store
      .statement('SELECT shard, sequence FROM stream_position WHERE mapping = ?')
      .get(mapping);
    if (!row) return undefined;
    return {
      shardId: String(row['shard']),
      sequenceNumber: row['sequence'] === null ? undefined : String(row['sequence']),
    };
  }

  set(mapping: string, { shardId, sequenceNumber }: StreamPosition): void {
    this.#store
      .statement('INSERT OR REPLACE INTO stream_position (mapping, shard, sequence) VALUES (?, ?, ?)')
      .run(mapping, shardId, sequenceNumber ?? null);
  }
}
