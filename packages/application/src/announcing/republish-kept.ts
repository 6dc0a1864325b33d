import type { Instant } from '@continuum/contracts';
import { type Bus, type KeptBatch, type KeptBatches, TransientError } from '../ports/index.ts';
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

interface Needs {
  readonly kept: KeptBatches;
  readonly bus: Bus;
}

/** A batch is removed once the bus took everything in it; until then it is published again, whole. */
const republish = async (batch: KeptBatch, { kept, bus }: Needs) => {
  const { published, firstFailed, cause } = await publishAll(await kept.read(batch), bus);
  const whole = firstFailed === undefined;
  if (whole) await kept.remove(batch);
  return { published, whole, cause };
};

const reportOf = (published: number, left: readonly KeptBatch[]): RepublishReport => {
  const [oldestLeftSince] = left.map(({ keptSince }) => keptSince).sort();
  return { published, left: left.length, ...(oldestLeftSince === undefined ? {} : { oldestLeftSince }) };
};

/**
 * Publishes what the relay gave up on. A batch that cannot be read does not keep the others waiting; a bus that
 * does not answer is not asked again by this sweep.
 * @param onFailure is told of each batch that failed
 */
export const republishKept = async (
  needs: Needs,
  onFailure: (batch: KeptBatch, cause: unknown) => void,
): Promise<RepublishReport> => {
  const waiting = [...(await needs.kept.list(batchesMost))];
  const left: KeptBatch[] = [];
  let published = 0;
  for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
    try {
      const outcome = await republish(batch, needs);
      published += outcome.published;
      if (!outcome.whole) left.push(batch);
      if (outcome.cause !== undefined) onFailure(batch, outcome.cause);
    } catch (cause) {
      onFailure(batch, cause);
      left.push(batch);
      if (cause instanceof TransientError) break;
    }
  }
  return reportOf(published, [...left, ...waiting]);
};
