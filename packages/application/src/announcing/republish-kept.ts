import type { Bus, Instant, KeptBatches } from '../ports/index.ts';
import { publishAll } from './publish.ts';

export interface RepublishReport {
  readonly published: number;
  /** Batches that could not be published or read; the next sweep finds them again. */
  readonly left: number;
  /** Since when the oldest of those left has waited. */
  readonly oldestLeftSince?: Instant;
}

/** Batches of one sweep; what is left is the next one's. */
const batchesMost = 50;
