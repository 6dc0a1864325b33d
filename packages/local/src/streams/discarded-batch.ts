import { randomUUID } from 'node:crypto';
import { type StreamRecord, sequenceNumberOf } from './stream-record.ts';

export interface DiscardedBatch {
  readonly records: readonly StreamRecord[];
  readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  readonly invokeCount: number;
  readonly requestId: string;
  readonly functionArn: string;
  readonly streamArn: string;
  readonly shardId: string;
}

const wholeSecond = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');

/**
 * The document Lambda leaves about a batch it gave up on. A bucket gets the whole event beside it, as JSON
 * text in `payload`; a queue gets the positions only.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
export function describeDiscarded(batch: DiscardedBatch, now: number, withPayload: boolean): string {
  const [first, last] = [batch.records[0], batch.records.at(-1)];
  const arrival = (record: StreamRecord | undefined): string =>
    wholeSecond((record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000);
  return JSON.stringify({
    requestContext: {
      requestId: batch.requestId,
      functionArn: batch.functionArn,
      condition: batch.condition,
      approximateInvokeCount: batch.invokeCount,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: new Date(now).toISOString(),
    DDBStreamBatchInfo: {
      shardId: batch.shardId,
      startSequenceNumber: first && sequenceNumberOf(first),
      endSequenceNumber: last && sequenceNumberOf(last),
      approximateArrivalOfFirstRecord: arrival(first),
      approximateArrivalOfLastRecord: arrival(last),
      batchSize: batch.records.length,
      streamArn: batch.streamArn,
    },
    ...(withPayload && { payload: JSON.stringify({ Records: batch.records }) }),
  });
}

/** `aws/lambda/<mapping>/<shard>/YYYY/MM/DD/YYYY-MM-DDTHH.MM.SS-<random>`, on the page named above. */
export function discardedKey(mappingId: string, shardId: string, now: number): string {
  const [date = '', time = ''] = new Date(now).toISOString().slice(0, 19).split('T');
  return `aws/lambda/${mappingId}/${shardId}/${date.replaceAll('-', '/')}/${date}T${time.replaceAll(':', '.')}-${randomUUID()}`;
}
