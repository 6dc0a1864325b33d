import type { DynamoDBBatchResponse } from 'aws-lambda';
import { hour, type World } from '../world/world.ts';
import type { Lambda } from './function.ts';

/** A record of the table's stream, as a function is given it. */
export interface StreamRecord {
  readonly eventName: 'INSERT';
  readonly dynamodb: {
    readonly ApproximateCreationDateTime: number;
    readonly SequenceNumber: string;
    readonly NewImage: Readonly<Record<string, { readonly S: string }>>;
  };
}

interface Attempt {
  readonly records: readonly StreamRecord[];
  readonly failures: number;
}

/** What a mapping is declared with, beside the function's own facts. */
export interface MappingSettings {
  readonly batchSize: number;
  readonly maximumRetryAttempts: number;
  readonly maximumRecordAgeHours: number;
  /** Keeps what is given up on. Undefined: it is gone. */
  readonly onFailure: ((key: string, body: string) => void) | undefined;
}

const backOffMost = 60_000;

/** Milliseconds since a record was written. */
export const ageOf = ({ dynamodb }: StreamRecord, now: number): number =>
  now - dynamodb.ApproximateCreationDateTime * 1000;

/** What the mapping does with one attempt: done, split, tried again, or given up on. */
const nextAttempts = (
  { records, failures }: Attempt,
  failedAt: number,
  { maximumRetryAttempts }: MappingSettings,
): { readonly again: readonly Attempt[]; readonly discarded: readonly StreamRecord[] } => {
  const rest = records.slice(failedAt);
  if (failedAt > 0) return { again: [{ records: rest, failures }], discarded: [] };
  if (rest.length > 1) {
    const middle = Math.ceil(rest.length / 2);
    const halves = [rest.slice(0, middle), rest.slice(middle)];
    return { again: halves.map((half) => ({ records: half, failures })), discarded: [] };
  }
  return failures + 1 > maximumRetryAttempts
    ? { again: [], discarded: rest }
    : { again: [{ records: rest, failures: failures + 1 }], discarded: [] };
};

/**
 * How a mapping delivers a batch: until every record of it is done with, or given up on.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export const createDelivery = (
  { schedule, trace }: World,
  relay: Lambda,
  settings: MappingSettings,
): ((batch: readonly StreamRecord[]) => Promise<void>) => {
  let kept = 0;

  const discard = (records: readonly StreamRecord[], condition: string): void => {
    if (records.length === 0) return;
    trace.tell('stream', `gives up on ${records.length}: ${condition}`);
    kept += 1;
    settings.onFailure?.(
      `aws/lambda/relay/${String(kept).padStart(6, '0')}`,
      JSON.stringify({ requestContext: { condition }, payload: JSON.stringify({ Records: records }) }),
    );
  };

  /** Index of the first record that failed; undefined when all are done with. */
  const tryOnce = async (records: readonly StreamRecord[]): Promise<number | undefined> => {
    const invoked = await relay.invoke({ Records: records }, records.length);
    if (invoked.kind === 'failed') return 0;
    const { batchItemFailures } = invoked.value as DynamoDBBatchResponse;
    const [first] = batchItemFailures
      .map(({ itemIdentifier }) =>
        records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === itemIdentifier),
      )
      .sort((one, other) => one - other);
    return first === undefined ? undefined : Math.max(0, first);
  };

  const withoutTooOld = ({ records, failures }: Attempt): Attempt => {
    const tooOld = records.filter(
      (record) => ageOf(record, schedule.now()) > settings.maximumRecordAgeHours * hour,
    );
    discard(tooOld, 'RecordAgeExceeded');
    return { records: records.filter((record) => !tooOld.includes(record)), failures };
  };

  return async (batch) => {
    const open: Attempt[] = [{ records: batch, failures: 0 }];
    for (let next = open.shift(); next !== undefined; next = open.shift()) {
      const attempt = withoutTooOld(next);
      if (attempt.records.length === 0) continue;
      const failedAt = await tryOnce(attempt.records);
      if (failedAt === undefined) continue;
      const { again, discarded } = nextAttempts(attempt, failedAt, settings);
      discard(discarded, 'RetryAttemptsExhausted');
      const [first] = again;
      if (first !== undefined && first.failures > attempt.failures)
        await schedule.sleep(Math.min(backOffMost, 500 * 2 ** first.failures));
      open.unshift(...again);
    }
  };
};
