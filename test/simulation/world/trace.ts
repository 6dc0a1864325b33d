import { createHash } from 'node:crypto';

/** One thing that happened. */
export interface TraceLine {
  readonly at: number;
  /** The journal, message or node that it is about. */
  readonly about: string;
  readonly what: string;
}

/** Everything that happens, in order: its hash tells two runs apart, its lines explain one. */
export interface Trace {
  tell(about: string, what: string): void;
  /** Of everything so far, hexadecimal. */
  hash(): string;
  readonly lines: readonly TraceLine[];
}

/** @param keep whether the lines are kept; the hash is the same either way */
export const createTrace = (now: () => number, keep: boolean): Trace => {
  const hash = createHash('sha256');
  const lines: TraceLine[] = [];
  let waiting = '';
  const flush = (): void => {
    hash.update(waiting);
    waiting = '';
  };
  return {
    lines,
    tell: (about, what) => {
      const at = now();
      waiting += `${at} ${about} ${what}\n`;
      if (waiting.length > 8192) flush();
      if (keep) lines.push({ at, about, what });
    },
    hash: () => {
      flush();
      return hash.copy().digest('hex').slice(0, 16);
    },
  };
};
