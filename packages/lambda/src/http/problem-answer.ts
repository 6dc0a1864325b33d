import { issueViews } from '@continuum/application';
import { type Issue, type Problem, problemMediaType, problemOf } from '@continuum/contracts';
import { type FailureKind, failures } from '../failures/failures.ts';
import type { Answer } from './answer.ts';

type Particulars = Omit<Problem, 'type' | 'title' | 'status' | 'code'>;

/** Long enough for a throttled table to recover, short enough for a person to wait. */
const retryAfterSeconds = 2;

const headersOf = (kind: FailureKind): Record<string, string> => {
  if (kind === 'transient') return { 'retry-after': String(retryAfterSeconds) };
  return kind === 'unauthenticated' ? { 'www-authenticate': 'Bearer' } : {};
};

/** A failure as problem details, RFC 9457. */
export const problemAnswer = (kind: FailureKind, particulars: Particulars = {}): Answer => {
  const body = problemOf(failures[kind].problem, particulars);
  return { status: body.status, headers: { 'content-type': problemMediaType, ...headersOf(kind) }, body };
};

/** A failure that is the sender's to mend: every issue at once, kinds only. */
export const issuesAnswer = (
  kind: Extract<FailureKind, 'not-json' | 'invalid-request' | 'invalid-body' | 'unreadable-message'>,
  issues: readonly Issue[],
): Answer => problemAnswer(kind, { issues: issueViews(issues) });

/** The same for what is absent, what is malformed and what is somebody else's. */
export const notFound: Answer = problemAnswer('not-found');
