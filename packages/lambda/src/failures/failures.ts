import { InvalidCursor, TransientError } from '@continuum/application';
import type { ProblemCode } from '@continuum/contracts';

/** What an edge fed by a queue does with a record that did not succeed. */
type RecordAnswer =
  /** An answer, not a fault: acknowledged and counted, never retried. */
  | 'done'
  /** No consumer will ever read it: kept with the reason, then acknowledged. */
  | 'quarantined'
  /** Left to the queue: retried, then its dead letters, then an alarm. */
  | 'retried';

interface Failure {
  /** Over HTTP; status and title are the problem's own. */
  readonly problem: ProblemCode;
  readonly record: RecordAnswer;
}

/** Every way work can end other than well, and what each edge answers. There is no other such table. */
export const failures = {
  rejected: { problem: 'command-refused', record: 'done' },
  'discharge-refused': { problem: 'discharge-refused', record: 'done' },
  'not-json': { problem: 'not-json', record: 'quarantined' },
  'invalid-request': { problem: 'invalid-request', record: 'quarantined' },
  'invalid-body': { problem: 'invalid-body', record: 'quarantined' },
  'unreadable-message': { problem: 'unreadable-message', record: 'quarantined' },
  'body-too-large': { problem: 'body-too-large', record: 'quarantined' },
  'unsupported-media-type': { problem: 'unsupported-media-type', record: 'quarantined' },
  unauthenticated: { problem: 'unauthenticated', record: 'quarantined' },
  'not-permitted': { problem: 'not-permitted', record: 'quarantined' },
  'not-found': { problem: 'not-found', record: 'retried' },
  'not-acceptable': { problem: 'not-acceptable', record: 'quarantined' },
  stale: { problem: 'version-stale', record: 'retried' },
  'version-required': { problem: 'version-required', record: 'quarantined' },
  'key-reused': { problem: 'idempotency-key-reused', record: 'quarantined' },
  transient: { problem: 'temporarily-unavailable', record: 'retried' },
  defect: { problem: 'internal-error', record: 'retried' },
} as const satisfies Record<string, Failure>;

export type FailureKind = keyof typeof failures;

/** What a thrown error is: a cursor of another list, something that passes, or a defect of ours. */
export const kindOfError = (
  error: unknown,
): Extract<FailureKind, 'invalid-request' | 'transient' | 'defect'> => {
  if (error instanceof InvalidCursor) return 'invalid-request';
  if (error instanceof TransientError) return 'transient';
  return error instanceof Error && error.name === 'TimeoutError' ? 'transient' : 'defect';
};
