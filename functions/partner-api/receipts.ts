import { type DischargeResult, failureViews, receiptView } from '@continuum/application';
import { type Answer, issuesAnswer, notFound, ok, problemAnswer } from '@continuum/lambda';

/** 202: it is kept, and what follows from it follows. */
const accepted = 202;

/**
 * What a partner hears of what it sent: the receipt, or why not.
 * @param malformed what a message is that has no receipt
 * @param mediaTypes those that are understood
 */
export const receiptAnswer = (
  result: DischargeResult,
  malformed: 'unreadable-message' | 'invalid-body',
  mediaTypes: readonly string[],
): Answer => {
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
      return issuesAnswer(malformed, result.issues);
    case 'unsupported':
      return problemAnswer('unsupported-media-type', { supported: [...mediaTypes] });
    case 'not-found':
      return notFound;
  }
};
