import { randomUUID } from 'node:crypto';
import { readBatchResponse } from '../functions/batch-response.ts';
import { InvocationFailed } from '../functions/invocation.ts';
import type { DiscardedBatch } from './discarded-batch.ts';
import { ageSecondsOf, type StreamRecord, sequenceNumberOf } from './stream-record.ts';

export interface DeliverySettings {
  readonly bisectsOnError: boolean;
  readonly reportsBatchItemFailures: boolean;
  /** -1: for ever. */
  readonly maximumRetryAttempts: number;
  /** -1: however old. */
  readonly maximumRecordAgeSeconds: number;
}

export interface DeliveryOutcome {
  invoke(payload: string, requestId: string): Promise<string>;
  /** Everything up to the last of these is done with. */
  done(records: readonly StreamRecord[]): void;
  discard(batch: Pick<DiscardedBatch, 'records' | 'condition' | 'invokeCount' | 'requestId'>): Promise<void>;
  /** Waits before a retry; false when the cloud is stopping. */
  backOff(attempt: number): Promise<boolean>;
}

interface Attempt {
  readonly records: readonly StreamRecord[];
  readonly failures: number;
  readonly requestId: string;
}

/**
 * Delivers a batch of stream records in order until every record is done with: succeeded, or discarded.
 * - A function error halves the batch where bisecting is on; that costs no retry.
 * - A partial response moves on to the lowest failed sequence number and retries from there; where bisecting
 *   is on too, the split there costs no retry.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
export async function deliverBatch(
  records: readonly StreamRecord[],
  settings: DeliverySettings,
  outcome: DeliveryOutcome,
): Promise<void> {
  const open: Attempt[] = [{ records, failures: 0, requestId: '' }];
  for (let attempt = open.shift(); attempt; attempt = open.shift()) {
    const fresh = await discardTooOld(attempt, settings, outcome);
    if (fresh.records.length === 0) continue;
    const result = await tryOnce(fresh.records, settings, outcome);
    if (result.kind === 'success') {
      outcome.done(fresh.records);
      continue;
    }
    const { failedFrom, requestId } = result;
    if (failedFrom > 0) outcome.done(fresh.records.slice(0, failedFrom));
    const rest = fresh.records.slice(failedFrom);
    if (settings.bisectsOnError && failedFrom > 0) {
      open.unshift({ records: rest, failures: fresh.failures, requestId });
      continue;
    }
    if (settings.bisectsOnError && rest.length > 1) {
      const middle = Math.ceil(rest.length / 2);
      const halves = [rest.slice(0, middle), rest.slice(middle)];
      open.unshift(...halves.map((half) => ({ records: half, failures: fresh.failures, requestId })));
      continue;
    }
    const failures = fresh.failures + 1;
    if (settings.maximumRetryAttempts >= 0 && failures > settings.maximumRetryAttempts) {
      await outcome.discard({
        records: rest,
        condition: 'RetryAttemptsExhausted',
        invokeCount: failures,
        requestId,
      });
      outcome.done(rest);
      continue;
    }
    if (!(await outcome.backOff(failures))) return;
    open.unshift({ records: rest, failures, requestId });
  }
}

async function discardTooOld(
  attempt: Attempt,
  { maximumRecordAgeSeconds }: DeliverySettings,
  outcome: DeliveryOutcome,
): Promise<Attempt> {
  if (maximumRecordAgeSeconds < 0) return attempt;
  const tooOld = attempt.records.filter((record) => ageSecondsOf(record) > maximumRecordAgeSeconds);
  if (tooOld.length === 0) return attempt;
  await outcome.discard({
    records: tooOld,
    condition: 'RecordAgeExceeded',
    invokeCount: attempt.failures,
    requestId: attempt.requestId,
  });
  outcome.done(tooOld);
  return { ...attempt, records: attempt.records.filter((record) => !tooOld.includes(record)) };
}

type Result =
  | { readonly kind: 'success' }
  | { readonly kind: 'failure'; failedFrom: number; requestId: string };

async function tryOnce(
  records: readonly StreamRecord[],
  settings: DeliverySettings,
  outcome: DeliveryOutcome,
): Promise<Result> {
  const requestId = randomUUID();
  try {
    const payload = await outcome.invoke(JSON.stringify({ Records: records }), requestId);
    if (!settings.reportsBatchItemFailures) return { kind: 'success' };
    const numbers = records.map(sequenceNumberOf);
    const verdict = readBatchResponse(payload, new Set(numbers));
    if (verdict.kind === 'success') return verdict;
    const failedFrom =
      verdict.kind === 'all-failed' ? 0 : numbers.findIndex((number) => verdict.identifiers.has(number));
    return { kind: 'failure', failedFrom, requestId };
  } catch (error) {
    if (!(error instanceof InvocationFailed)) throw error;
    return { kind: 'failure', failedFrom: 0, requestId };
  }
}
