import type { StreamFile } from '../tables/stream-file.ts';
import { WakingLoop } from '../waking/waking-loop.ts';
import type { StreamPositions } from './stream-positions.ts';

/** Trims each table's stream behind its slowest mapping, every few seconds. */
export function startTrimming(
  file: StreamFile,
  positions: StreamPositions,
  mappingsByTable: ReadonlyMap<string, readonly string[]>,
  failed: (error: unknown) => void,
): WakingLoop {
  return new WakingLoop(
    () => {
      for (const [table, mappings] of mappingsByTable) {
        const numbers = mappings.map((mapping) => Number(positions.get(mapping)?.sequenceNumber ?? 0));
        const slowest = Math.min(...numbers);
        if (slowest > 0) file.trim(table, String(slowest));
      }
    },
    failed,
    5000,
  );
}
