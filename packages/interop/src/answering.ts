import type { Asks } from './translation.ts';

/** What became of a message, as far as its sender hears of it. Nothing in it repeats what the message says. */
export interface Heard {
  readonly outcome: 'done' | 'refused' | 'rejected' | 'malformed' | 'not-found' | 'tried' | 'standing';
  readonly asks: Asks;
  readonly issues: readonly { readonly path: string; readonly expected: string; readonly got: string }[];
  readonly warnings: readonly { readonly code: string; readonly path?: string }[];
  /** What is still needed, and of whom. */
  readonly missing: readonly { readonly need: string; readonly from: string }[];
  /** Rules that said no, and their sentences. */
  readonly failures: readonly { readonly code: string; readonly sentence: string }[];
  readonly standing?: {
    readonly stage?: string;
    readonly status?: string;
    readonly nextDue?: string;
    readonly reason?: string;
  };
}

/** An answer in a format's own words. */
export interface Rendered {
  readonly mediaType: string;
  readonly text: string;
}
