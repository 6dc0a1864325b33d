import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Bytes of the heap that are still held once everything that nobody holds was collected. */
export const heldBytes = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};
