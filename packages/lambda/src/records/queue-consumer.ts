import type { Quarantine } from '@continuum/application';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { kindOfError } from '../failures/failures.ts';
import { flushing, type Observed } from '../observability/flushing.ts';
import type { LogFields } from '../observability/log.ts';
import type { Counter } from '../observability/tally.ts';
import { type BusEnvelope, readEnvelope } from './bus-envelope.ts';

/** What came of one event. Anything thrown is retried. */
export type Consumed =
  | { readonly kind: 'done' | 'unchanged'; readonly fields?: LogFields }
  /** A rule said no: an answer, counted and never retried. */
  | { readonly kind: 'rejected'; readonly fields?: LogFields }
  /** Nobody will ever be able to read it. */
  | { readonly kind: 'quarantined'; readonly reason: readonly string[]; readonly fields?: LogFields };

export interface QueueConsumerNeeds extends Observed {
  /** The function's name: it is also where in the quarantine its messages go. */
  readonly consumer: string;
  readonly quarantine: Quarantine;
  readonly consume: (envelope: BusEnvelope) => Promise<Consumed>;
}

/** A record is begun only with so much time left; otherwise it goes back to the queue. */
const enoughMilliseconds = 5_000;

const counters = {
  done: 'RecordsDone',
  unchanged: 'RecordsUnchanged',
  rejected: 'RecordsRejected',
  quarantined: 'RecordsQuarantined',
} as const satisfies Record<Consumed['kind'], Counter>;

const consumeRecord = async ({ messageId, body }: SQSRecord, needs: QueueConsumerNeeds): Promise<void> => {
  const { consumer, consume, quarantine, log, tally } = needs;
  const read = readEnvelope(body);
  const consumed: Consumed =
    'envelope' in read ? await consume(read.envelope) : { kind: 'quarantined', reason: read.reason };
  const fields = { ...consumed.fields, recordId: messageId };
  if (consumed.kind === 'quarantined') {
    await quarantine.keep(consumer, messageId, consumed.reason, body);
    log.warn('a record was quarantined', fields);
  } else log.note('a record was consumed', { ...fields, outcome: consumed.kind });
  tally.count(counters[consumed.kind]);
};

const tellFailure = (error: unknown, { messageId }: SQSRecord, { log, tally }: Observed): void => {
  log.fail('a record failed', { recordId: messageId, outcome: kindOfError(error) }, error);
  tally.count('RecordsRetried');
};

const consumeBatch = async (
  { Records }: SQSEvent,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
  needs: QueueConsumerNeeds,
): Promise<SQSBatchResponse> => {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  const giveBack = ({ messageId }: SQSRecord) => batchItemFailures.push({ itemIdentifier: messageId });
  for (const record of Records) {
    if (context.getRemainingTimeInMillis() < enoughMilliseconds) giveBack(record);
    else
      await consumeRecord(record, needs).catch((error: unknown) => {
        tellFailure(error, record, needs);
        giveBack(record);
      });
  }
  return { batchItemFailures };
};

/**
 * A function behind a queue that a rule of a bus fills. A record that fails goes back alone; what nobody can
 * read is kept with its reason and acknowledged. Each record is begun with time enough, so that no timer ends the
 * batch early.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export const createQueueConsumer = (needs: QueueConsumerNeeds) =>
  middy<SQSEvent, SQSBatchResponse>({ timeoutEarlyInMillis: 0 })
    .use(flushing(needs.tally))
    .handler((event: SQSEvent, context: Context) => consumeBatch(event, context, needs));
