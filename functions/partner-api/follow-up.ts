import { requestCancellation } from '@continuum/application';
import { cancellationRequest } from '@continuum/contracts';
import { type RouteHandlers, readJsonBody } from '@continuum/lambda';
import { receiptAnswer } from './receipts.ts';
import type { PartnerNeeds } from './standing.ts';

const told = { malformed: 'invalid-body', mediaTypes: ['application/json'] } as const;

/** What a partner takes back of what it sent. */
export const followUpHandlers = (needs: PartnerNeeds): RouteHandlers<'request-cancellation'> => ({
  'request-cancellation': async ({ partner, path: { messageId }, body }) => {
    const read = readJsonBody(body.bytes, cancellationRequest);
    if (!read.ok) return read.answer;
    const result = await requestCancellation({ partner, messageId, reason: read.value.reason }, needs);
    return receiptAnswer(result, { body, ...told });
  },
});
