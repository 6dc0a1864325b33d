import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { TransientError } from '@continuum/application';
import type { PracticeId } from '@continuum/contracts';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { practiceKey } from './keys.ts';
import { tokenOf, transact } from './transact.ts';

const writes = ['north-harbor', 'south-bay'].map((id) => ({
  item: { ...practiceKey(id as PracticeId), version: 1 },
  condition: { kind: 'absent' } as const,
}));

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

const named = (name: string): Error => Object.assign(new Error(name), { name });

/** A table that answers each try in turn, and is asked again at once. */
const answering = (...answers: readonly (Error | 'written')[]) => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' }));
  const sdk = mockClient(client);
  const call = sdk.on(TransactWriteCommand);
  answers.reduce(
    (behaviour, answer) =>
      answer === 'written' ? behaviour.resolvesOnce({}) : behaviour.rejectsOnce(answer),
    call,
  );
  return {
    sdk,
    put: () => transact({ client, name: 'continuum', pause: async () => undefined }, writes, 'token'),
  };
};

describe('given a transaction and what DynamoDB answers', () => {
  it('is written, each item under its condition and all under one token', async () => {
    const { sdk, put } = answering('written');
    expect(await put()).toEqual({ kind: 'written' });
    const [call] = sdk.commandCalls(TransactWriteCommand);
    expect(call?.args[0].input).toMatchObject({
      ClientRequestToken: 'token',
      TransactItems: writes.map(({ item }) => ({
        Put: { TableName: 'continuum', Item: item, ConditionExpression: 'attribute_not_exists(PK)' },
      })),
    });
  });

  it('is refused at the positions whose condition did not hold, even beside a conflict', async () => {
    const { put } = answering(cancelled('TransactionConflict', 'ConditionalCheckFailed'));
    expect(await put()).toEqual({ kind: 'refused', positions: [1] });
  });

  it('is told when its token came with other writes', async () => {
    const { put } = answering(named('IdempotentParameterMismatchException'));
    expect(await put()).toEqual({ kind: 'token-reused' });
  });

  it.each([
    ['a conflict', cancelled('None', 'TransactionConflict')],
    ['a throttled item', cancelled('ThrottlingError', 'None')],
    ['a transaction in progress', named('TransactionInProgressException')],
  ])('is tried again after %s, under the same token', async (_what, answer) => {
    const { sdk, put } = answering(answer, 'written');
    expect(await put()).toEqual({ kind: 'written' });
    const tokens = sdk.commandCalls(TransactWriteCommand).map(({ args }) => args[0].input.ClientRequestToken);
    expect(tokens).toEqual(['token', 'token']);
  });

  it('gives up for now when conflicts do not end, or the table is throttled', async () => {
    const conflict = cancelled('TransactionConflict', 'None');
    await expect(answering(conflict, conflict, conflict, conflict).put()).rejects.toThrow(TransientError);
    await expect(answering(named('ThrottlingException')).put()).rejects.toThrow(TransientError);
  });

  it('is a defect when it was cancelled for what it is', async () => {
    const wrong = answering(cancelled('ValidationError', 'None')).put();
    await expect(wrong).rejects.toThrow('ValidationError');
    await expect(wrong).rejects.not.toThrow(TransientError);
  });

  it('takes no more items than DynamoDB does', async () => {
    const { sdk } = answering('written');
    const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' }));
    const many = Array.from({ length: 101 }, () => writes[0]!);
    await expect(transact({ client, name: 'continuum' }, many, 'token')).rejects.toThrow('101 items');
    expect(sdk.commandCalls(TransactWriteCommand)).toHaveLength(0);
  });
});

describe('a token', () => {
  it('is the same for the same parts, another for others, and as long as DynamoDB takes', () => {
    expect(tokenOf('a', 1)).toBe(tokenOf('a', 1));
    expect(tokenOf('a', 1)).not.toBe(tokenOf('a', '1'));
    expect(tokenOf('a', 1)).toHaveLength(36);
  });
});
