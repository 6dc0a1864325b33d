import type { WireItem } from '../tables/dynamodb-client.ts';

/** A stream record on the wire, which is also its shape in a function's event. */
export interface StreamRecord {
  readonly eventID: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly eventVersion: string;
  readonly eventSource: string;
  readonly awsRegion: string;
  readonly userIdentity?: unknown;
  readonly dynamodb: {
    /** Seconds since 1970, by the real clock of the database. */
    readonly ApproximateCreationDateTime: number;
    readonly Keys: WireItem;
    readonly NewImage?: WireItem;
    readonly OldImage?: WireItem;
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
    readonly StreamViewType: string;
  };
}

export const sequenceNumberOf = (record: StreamRecord): string => record.dynamodb.SequenceNumber;

/** How old the record is, in seconds of real time. */
export const ageSecondsOf = (record: StreamRecord): number =>
  Date.now() / 1000 - record.dynamodb.ApproximateCreationDateTime;
