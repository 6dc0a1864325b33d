import { type Bus, type JournalRecord, publishAll } from '@continuum/application';
import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { kindOfError } from '../failures/failures.ts';
import { flushing, type Observed } from '../observability/flushing.ts';

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;

export interface StreamRelayNeeds extends Observed {
  readonly bus: Bus;
  /**
   * The journal event an item is; undefined for any other item.
   * @throws when it should be one and cannot be read
   */
  readonly recordOfImage: (image: Image) => JournalRecord | undefined;
}

interface Read {
  readonly records: readonly JournalRecord[];
  /** Position in the batch of each record. */
  readonly positions: readonly number[];
  /** Position of the first item that cannot be read; nothing after it is. */
  readonly unreadable?: number;
}

const read = (batch: readonly DynamoDBRecord[], needs: StreamRelayNeeds): Read => {
  const records: JournalRecord[] = [];
  const positions: number[] = [];
  for (const [position, { dynamodb }] of batch.entries()) {
    try {
      const record = dynamodb?.NewImage && needs.recordOfImage(dynamodb.NewImage);
      if (record === undefined) continue;
      records.push(record);
      positions.push(position);
    } catch (error) {
      needs.log.fail('a stream record cannot be read', { outcome: kindOfError(error) }, error);
      return { records, positions, unreadable: position };
    }
  }
  return { records, positions };
};

/** The position from which the stream has to come back; undefined when all is published. */
const relay = async (
  batch: readonly DynamoDBRecord[],
  needs: StreamRelayNeeds,
): Promise<number | undefined> => {
  const { log, tally, bus } = needs;
  const { records, positions, unreadable } = read(batch, needs);
  try {
    const { published, firstFailed, cause } = await publishAll(records, bus);
    tally.count('EventsPublished', published);
    if (firstFailed === undefined) return unreadable;
    const eventId = records[firstFailed]?.eventId;
    log.warn('an event was not published', eventId === undefined ? {} : { eventId }, cause);
    return positions[firstFailed];
  } catch (error) {
    log.fail('a batch cannot be published', { outcome: kindOfError(error), count: records.length }, error);
    return positions[0];
  }
};

/**
 * The table's stream → the bus. Names the first record that was not published, so that Lambda comes back with it
 * and everything after it, in order; what was published twice is recognised by its id.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export const createStreamRelay = (needs: StreamRelayNeeds) =>
  middy<DynamoDBStreamEvent, DynamoDBBatchResponse>()
    .use(flushing(needs.tally))
    .handler(async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
      const failedAt = await relay(Records, needs);
      if (failedAt === undefined) return { batchItemFailures: [] };
      needs.tally.count('EventsNotTaken', Records.length - failedAt);
      const itemIdentifier = Records[failedAt]?.dynamodb?.SequenceNumber;
      if (itemIdentifier === undefined) throw new Error('a stream record has no sequence number');
      return { batchItemFailures: [{ itemIdentifier }] };
    });
