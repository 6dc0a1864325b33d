import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LocalCloud } from '../src/index.ts';
import { att, fixtureFolder, functionOf, ref, tableOf } from './fixture/fixture-cloud.ts';
import { sdkClient } from './fixture/sdk-client.ts';

const folder = fixtureFolder(({ notesFile }) => ({
  Table: tableOf(
    {
      AttributeDefinitions: ['PK', 'SK', 'shard', 'sweepAt'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      GlobalSecondaryIndexes: [
        {
          IndexName: 'due',
          KeySchema: [
            { AttributeName: 'shard', KeyType: 'HASH' },
            { AttributeName: 'sweepAt', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    },
    {
      'Continuum::NextInstants': {
        index: 'due',
        partitionKey: 'shard',
        partitions: ['DUE#0', 'DUE#1'],
        attribute: 'sweepAt',
      },
    },
  ),
  Sweep: functionOf('sweep', { TABLE_NAME: ref('Table'), NOTES_FILE: notesFile }),
  EveryMinute: {
    Type: 'AWS::Scheduler::Schedule',
    Properties: {
      ScheduleExpression: 'rate(1 minute)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: att('Sweep', 'Arn'), RoleArn: {}, Input: '{}' },
    },
  },
}));
let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await folder.start();
});
afterAll(async () => {
  await cloud.stop();
  folder.remove();
});

const move = async (body: unknown): Promise<{ status: number; body: Record<string, never> }> => {
  const response = await fetch(`${cloud.apiUrl}/_local/clock`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
};

describe('the clock of the cloud', () => {
  test('a jump of 31 days gives the reminder at its instant, then the miss at its own', async () => {
    const client = sdkClient(DynamoDBClient, cloud);
    const due = new Date(Math.ceil(cloud.now().getTime() / 60_000) * 60_000 + 3 * 86_400_000);
    const Key = { PK: { S: 'one' }, SK: { S: 'deadline' } };
    await client.send(
      new PutItemCommand({
        TableName: 'Fixture-Table',
        Item: { ...Key, shard: { S: 'DUE#0' }, sweepAt: { S: due.toISOString() }, status: { S: 'open' } },
      }),
    );
    const { status, body } = await move({ advanceDays: 31 });
    expect([status, body['steps']]).toEqual([200, 3]);
    const nextDay = new Date(due.getTime() + 86_400_000).toISOString();
    expect(folder.notes()).toEqual([
      `reminded at ${due.toISOString().slice(0, 16)}`,
      `missed at ${nextDay.slice(0, 16)}`,
    ]);
    const { Item } = await client.send(new GetItemCommand({ TableName: 'Fixture-Table', Key }));
    expect(Item?.['status']).toEqual({ S: 'missed' });
  });

  test.each([
    ['back', { to: '2001-01-01T00:00:00.000Z' }, 409],
    ['nowhere', {}, 400],
    ['by less than nothing', { advanceDays: -1 }, 400],
    ['to no instant', { to: 'tomorrow' }, 400],
    ['by two ways at once', { to: '2999-01-01T00:00:00.000Z', advanceDays: 1 }, 400],
  ])('cannot be moved %s', async (_where, body, status) => {
    const before = cloud.now().getTime();
    const answer = await move(body);
    expect(answer.status).toBe(status);
    expect(answer.body['message']).not.toContain('Invalid');
    expect(cloud.now().getTime() - before).toBeLessThan(60_000);
  });

  test('what it shows is a page for a browser and JSON for a program', async () => {
    const at = (accept: string) => fetch(`${cloud.apiUrl}/_local/`, { headers: { accept } });
    const shown = await (await at('text/html')).text();
    expect(shown).toContain('<h2>tables</h2>');
    expect(shown).toMatch(/<h2>clock<\/h2><table><tr><th>now<\/th><td>\d{4}-/);
    const state = JSON.parse(await (await at('application/json')).text());
    expect(state).toMatchObject({
      tables: [{ name: 'Fixture-Table', items: 1 }],
      schedules: [{ name: 'Fixture-EveryMinute', everyMilliseconds: 60_000 }],
      functions: [{ name: 'Fixture-Sweep' }],
    });
  });
});
