import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { LargeCanonicals } from '../bucket/large-canonicals.ts';

/** An item as it is written or read: no sets; binary only where HEAD keeps its state deflated. */
export type Item = { readonly [name: string]: unknown };

/** The table and the way to it. */
export interface Table {
  readonly client: Pick<DynamoDBDocumentClient, 'send'>;
  readonly name: string;
  /** Where canonical forms that no item can hold are kept; needed where discharges are written or read. */
  readonly largeCanonicals?: LargeCanonicals;
  /** Waits before try `attempt` (1, 2, …) of what was throttled; random within a doubling bound unless given. */
  readonly pause?: (attempt: number) => Promise<void>;
}

/** The table of a region, by its name; the client brings region, credentials and timeouts. */
export const openTable = (table: Table): Table => table;

/** Tries of one call beyond the SDK's own, before the caller is told to come back later. */
export const triesMost = 4;

const firstBoundMilliseconds = 25;

/** @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html */
const backOff = (attempt: number): Promise<void> =>
  new Promise((settle) => setTimeout(settle, Math.random() * firstBoundMilliseconds * 2 ** attempt));

export const pauseOf = ({ pause }: Table): ((attempt: number) => Promise<void>) => pause ?? backOff;
