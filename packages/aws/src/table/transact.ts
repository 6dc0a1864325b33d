import { createHash } from 'node:crypto';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { TransientError } from '@continuum/application';
import { answerOf, isTransient } from '../failures.ts';
import { type Condition, expressionOf } from './conditions.ts';
import type { Key } from './keys.ts';
import { type Item, pauseOf, type Table, triesMost } from './table.ts';

/** One item to put, whole. */
export interface Write {
  readonly item: Key & Item;
  readonly condition?: Condition;
}

export type TransactionResult =
  | { readonly kind: 'written' }
  /** Positions of the writes whose condition did not hold; nothing was written. */
  | { readonly kind: 'refused'; readonly positions: readonly number[] }
  /** The same token came with other writes before: something of this cause was written. */
  | { readonly kind: 'token-reused' };

/** A transaction takes no more items. */
const writesMost = 100;

/** Makes the retry of a call whose answer was lost find its own work, for ten minutes: at most 36 characters. */
export const tokenOf = (...parts: readonly (string | number)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 36);

const putOf = (table: Table, { item, condition }: Write) => ({
  Put: { TableName: table.name, Item: item, ...(condition === undefined ? {} : expressionOf(condition)) },
});

/** A reason other than these says that the transaction itself was wrong. */
const transientReasons: ReadonlySet<string> = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
  'InternalServerError',
]);

/**
 * What a cancelled transaction says, position by position.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
const verdictOf = (cancelled: TransactionCanceledException): TransactionResult | 'try-again' => {
  const codes = (cancelled.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
  const positions = codes.flatMap((code, position) => (code === 'ConditionalCheckFailed' ? [position] : []));
  if (positions.length > 0) return { kind: 'refused', positions };
  if (codes.some((code) => transientReasons.has(code))) return 'try-again';
  throw new Error(`the transaction was cancelled: ${codes.join(', ') || 'no reasons'}`, { cause: cancelled });
};

const attempt = async (
  table: Table,
  command: TransactWriteCommand,
): Promise<TransactionResult | 'try-again'> => {
  try {
    await table.client.send(command);
    return { kind: 'written' };
  } catch (error) {
    if (error instanceof TransactionCanceledException) return verdictOf(error);
    if ((error as Error).name === 'IdempotentParameterMismatchException') return { kind: 'token-reused' };
    if ((error as Error).name === 'TransactionInProgressException') return 'try-again';
    if (isTransient(error)) return answerOf('the table', Promise.reject(error));
    throw error;
  }
};

/**
 * Puts every item, or none, in one TransactWriteItems. Conflicts with another transaction are tried again a
 * few times with the same token.
 * @throws TransientError when throttled, in conflict or without answer to the end; a retry finds what was written
 * @throws Error on more than 100 items
 */
export const transact = async (
  table: Table,
  writes: readonly Write[],
  token: string,
): Promise<TransactionResult> => {
  if (writes.length > writesMost)
    throw new Error(`a commit of ${writes.length} items is more than a transaction takes, ${writesMost}`);
  const command = new TransactWriteCommand({
    TransactItems: writes.map((write) => putOf(table, write)),
    ClientRequestToken: token,
  });
  for (let tries = 1; tries <= triesMost; tries += 1) {
    const result = await attempt(table, command);
    if (result !== 'try-again') return result;
    if (tries < triesMost) await pauseOf(table)(tries);
  }
  throw new TransientError('the items are being written by others');
};
