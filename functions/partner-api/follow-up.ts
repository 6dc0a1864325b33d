import { provideInformation, requestCancellation } from '@continuum/application';
import { cancellationRequest, informationProvided } from '@continuum/contracts';
import { type RouteHandlers, readJsonBody } from '@continuum/lambda';
import { receiptAnswer } from './receipts.ts';
import type { PartnerNeeds } from './standing.ts';

const told = { malformed: 'invalid-body', mediaTypes: ['application/json'] } as const;

/** What a partner adds to a discharge it sent, or takes back. */
export const followUpHandlers = (
  needs: PartnerNeeds,
): RouteHandlers<'provide-information' | 'request-cancellation'> => ({
  'provide-information': async ({ partner, path: { messageId }, body }) => {
    const read = readJsonBody(body.bytes, informationProvided);
    if (!read.ok) return read.answer;
    const result = await provideInformation({ partner, messageId, information: read.value, ...body }, needs);
    return receiptAnswer(result, { body, ...told });
  },
  'request-cancellation': async ({ partner, path: { messageId }, body }) => {
    const read = readJsonBody(body.bytes, cancellationRequest);
    if (!read.ok) return read.answer;
    const result = await requestCancellation({ partner, messageId, reason: read.value.reason }, needs);
    return receiptAnswer(result, { body, ...told });
  },
});
