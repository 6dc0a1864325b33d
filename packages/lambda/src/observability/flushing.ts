import type { MiddlewareObj } from '@middy/core';
import type { Log } from './log.ts';
import type { Tally } from './tally.ts';

/** What every function is observed by. */
export interface Observed {
  readonly log: Log;
  readonly tally: Tally;
}

/** Hands on an invocation's figures however it ended. Used first, so that it ends last. */
export const flushing = (tally: Tally): MiddlewareObj => {
  const flush = () => {
    tally.flush();
  };
  return { after: flush, onError: flush };
};
