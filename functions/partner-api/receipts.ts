import { type DischargeResult, failureViews, receiptView } from '@continuum/application';
import type { Issue } from '@continuum/contracts';
import {
  type Answer,
  issuesAnswer,
  notFound,
  notJsonAnswer,
  ok,
  problemAnswer,
  type RequestBody,
} from '@continuum/lambda';

/** 202: it is kept, and what follows from it follows. */
const accepted = 202;

interface Sent {
  readonly body: RequestBody;
  /** What a message is that has no receipt. */
  readonly malformed: 'unreadable-message' | 'invalid-body';
  /** Those that are understood. */
  readonly mediaTypes: readonly string[];
}

/** A header that names another format than the body's: that it is not JSON says less. */
const contradictsHeader = (issues: readonly Issue[]): boolean =>
  issues.some(({ path }) => path[0] === 'content-type');

/** What a partner hears of what it sent: the receipt, or why not. */
export const receiptAnswer = (result: DischargeResult, { body, malformed, mediaTypes }: Sent): Answer => {
  switch (result.kind) {
    case 'done': {
      const receipt = receiptView(result.receipt);
      return receipt.outcome === 'received'
        ? ok(receipt, accepted)
        : problemAnswer('discharge-refused', { issues: receipt.issues, receipt });
    }
    case 'rejected':
      return problemAnswer('rejected', { failures: failureViews(result.failures) });
    case 'malformed':
      return (
        (contradictsHeader(result.issues) ? undefined : notJsonAnswer(body)) ??
        issuesAnswer(malformed, result.issues)
      );
    case 'unsupported':
      return problemAnswer('unsupported-media-type', { supported: [...mediaTypes] });
    case 'not-found':
      return notFound;
  }
};
