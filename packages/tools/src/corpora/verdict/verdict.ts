import type { ReasonClass } from '../reasons/reason-class.ts';

export const outcomes = [
  'accepted',
  'accepted with gaps',
  'already accepted',
  'refused',
  'unsupported',
  'failed',
] as const;

/**
 * What became of a file. `already accepted` is one whose message id another file was accepted under; `failed` is
 * never the file's fault.
 */
export type Outcome = (typeof outcomes)[number];

/** Holds nothing of what the file says but the message id. */
export interface Verdict {
  readonly outcome: Outcome;
  /** The status of the answer; absent when there was none. */
  readonly status?: number;
  readonly messageId?: string;
  readonly reasonClasses: readonly ReasonClass[];
  /** Why it was refused, is unsupported or failed. */
  readonly reasons: readonly string[];
  /** What is still missing, and from whom. */
  readonly missing: readonly string[];
  /** Codes, each once. */
  readonly warnings: readonly string[];
  /** Each warning, with where in the message it stands, if it stands anywhere. Absent where there is none. */
  readonly warningsAt?: readonly { readonly code: string; readonly path?: string | undefined }[];
}

export const failed = (reasonClass: ReasonClass, reason: string, status?: number): Verdict => ({
  outcome: 'failed',
  ...(status === undefined ? {} : { status }),
  reasonClasses: [reasonClass],
  reasons: [reason],
  missing: [],
  warnings: [],
});
