import {
  type Heard,
  heardAt,
  heardOf,
  type MessageNeeds,
  type Taken,
  takeMessage,
  trialView,
} from '@continuum/application';
import { type DischargeId, fhirMediaTypes, type PartnerId } from '@continuum/contracts';
import {
  type Answer,
  ok,
  problemAnswer,
  type RequestBody,
  type RouteHandlers,
  type RouteRequestOf,
} from '@continuum/lambda';
import { receiptAnswer } from './receipts.ts';

/** Says in FHIR what became of a post. */
export interface FhirTakings {
  taken(taken: {
    readonly bytes: Uint8Array;
    readonly heard: Heard;
    readonly messageId: string;
    /** Absent of a trial. */
    readonly dischargeId?: DischargeId;
    readonly at: string;
    readonly base: string;
  }): { readonly body: object; readonly task?: string };
}

export type FhirPostingNeeds = MessageNeeds & { readonly fhir: FhirTakings };

/** Plain JSON is FHIR here, whatever else of ours it could be elsewhere. */
const asFhir = ({ mediaType, bytes }: RequestBody): RequestBody => ({
  mediaType: mediaType.replace(/^\s*application\/json/i, fhirMediaTypes[0]),
  bytes,
});

const kept = async (partnerId: PartnerId, messageId: string, { surroundings }: FhirPostingNeeds) => ({
  messageId,
  dischargeId: await surroundings.dischargeId(partnerId, messageId),
});

type Request = Omit<RouteRequestOf<'process-message' | 'post-fhir'>, 'path'>;

/** What a message is known by that was taken, or would be; otherwise why not. */
const outcomeOf = async (
  taken: Taken,
  { partner: { partnerId }, body }: Request,
  needs: FhirPostingNeeds,
): Promise<{ readonly messageId: string; readonly dischargeId?: DischargeId } | Answer> => {
  if (taken.kind === 'standing') return kept(partnerId, taken.status.messageId, needs);
  if (taken.kind === 'tried') {
    const { outcome, messageId, issues } = trialView(taken.examined);
    return outcome === 'received' ? { messageId } : problemAnswer('discharge-refused', { issues });
  }
  const { result } = taken;
  return result.kind === 'done' && result.receipt.outcome === 'received'
    ? kept(partnerId, result.receipt.messageId, needs)
    : receiptAnswer(result, { body, malformed: 'unreadable-message', mediaTypes: fhirMediaTypes });
};

/** Takes what a clinic's system sends in FHIR as any other post is taken, and answers in FHIR. */
export const fhirPostingHandlers = (
  needs: FhirPostingNeeds,
): RouteHandlers<'process-message' | 'post-fhir'> => {
  const post = async (request: Request): Promise<Answer> => {
    const { partner, query, headers, origin } = request;
    const body = asFhir(request.body);
    const sent = { partner, ...body, idempotencyKey: headers['idempotency-key'], dryRun: query.dryRun };
    const taken = await takeMessage(sent, needs);
    const outcome = await outcomeOf(taken, { ...request, body }, needs);
    if ('status' in outcome) return outcome;
    const base = `${origin}/fhir`;
    const at = heardAt(taken, needs.surroundings.now());
    const told = needs.fhir.taken({ ...outcome, bytes: body.bytes, heard: heardOf(taken), at, base });
    return told.task === undefined
      ? ok(told.body)
      : { ...ok(told.body, 201), headers: { location: `${base}/${told.task}` } };
  };
  return { 'process-message': post, 'post-fhir': post };
};
