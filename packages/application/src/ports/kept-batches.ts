import type { Instant } from '@continuum/contracts';
import type { JournalRecord } from './journals.ts';

/** A batch of stream records that the relay could not publish, and Lambda set aside whole. */
export interface KeptBatch {
  /** Where it is kept. */
  readonly key: string;
  readonly keptSince: Instant;
}

/** What the relay gave up on, until it is published after all. */
export interface KeptBatches {
  /** At most `limit`, those that wait longest first. */
  list(limit: number): Promise<readonly KeptBatch[]>;
  /**
   * The journal events of a batch, in their order.
   * @throws Error when it is no batch of stream records
   */
  read(batch: KeptBatch): Promise<readonly JournalRecord[]>;
  /** To be called once everything in it has been published. Removing it again does nothing. */
  remove(batch: KeptBatch): Promise<void>;
}
