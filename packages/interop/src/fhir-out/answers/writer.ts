import type { DischargeId, Problem } from '@continuum/contracts';
import type { Heard } from '../../answering.ts';
import type { TranslatorNeeds } from '../../wire-format.ts';
import { requestIdOf, taskIdOf } from '../ids.ts';
import type { Bundle, OperationOutcome } from '../resources.ts';
import { messageResponse } from './message-response.ts';
import { refusalOutcome, takenIssues } from './outcome.ts';
import { answeredIdIn, postedIn } from './posted.ts';
import { transactionResponse } from './transaction-response.ts';

/** A message that was taken, or tried and found to be fit for it. */
export interface TakenInFhir {
  readonly bytes: Uint8Array;
  readonly heard: Pick<Heard, 'outcome' | 'missing' | 'warnings'>;
  readonly messageId: string;
  /** What it is known by from now on; absent of a trial. */
  readonly dischargeId?: DischargeId;
  readonly at: string;
  readonly base: string;
}

export interface Told {
  readonly body: Bundle | OperationOutcome;
  /** `Task/di-abc.1`; absent where the body names it, and of a trial. */
  readonly task?: string;
}

/** Says in FHIR what became of a post. Never throws on any input. */
export interface FhirAnswers {
  taken(taken: TakenInFhir): Told;
  /** Why something was refused; `bytes` is the body, where one was sent. */
  refusal(
    problem: Problem,
    sent: { readonly bytes?: Uint8Array; readonly base: string },
  ): Bundle | OperationOutcome;
}

const createdBy = (dischargeId: DischargeId | undefined) =>
  dischargeId && {
    task: `Task/${taskIdOf({ dischargeId })}`,
    serviceRequest: `ServiceRequest/${requestIdOf({ dischargeId })}`,
  };

const codeOf = ({ status }: Problem) => (status === 503 ? 'transient-error' : 'fatal-error');

/**
 * @param hash SHA-256, base64url: what an answer is known by derives from what it answers
 */
export const createFhirAnswers = ({ hash }: Pick<TranslatorNeeds, 'hash'>): FhirAnswers => ({
  taken: ({ bytes, heard, messageId, dischargeId, at, base }) => {
    const posted = postedIn(bytes);
    const { bundleType, type } = posted;
    const created = createdBy(dischargeId);
    const issue = takenIssues(heard, type);
    if (bundleType === 'transaction') return { body: transactionResponse(posted, issue, created) };
    const outcome: OperationOutcome = { resourceType: 'OperationOutcome', issue };
    const about = created === undefined ? {} : { task: created.task };
    if (bundleType !== 'message') return { body: outcome, ...about };
    const identifier = answeredIdIn(posted) ?? messageId;
    return {
      body: messageResponse({ identifier, code: 'ok', outcome, base, hash: hash(bytes), at, ...about }),
    };
  },
  refusal: (problem, { bytes, base }) => {
    const posted = postedIn(bytes);
    const outcome = refusalOutcome(problem, posted.type);
    const identifier = answeredIdIn(posted);
    return bytes === undefined || identifier === undefined
      ? outcome
      : messageResponse({ identifier, code: codeOf(problem), outcome, base, hash: hash(bytes) });
  },
});
