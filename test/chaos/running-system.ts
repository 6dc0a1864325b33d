import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { findRunningCloud } from '@continuum/local';
import { type Caller, callerOf } from '../integration/stack/caller.ts';
import { type StartedProcess, startProcess } from '../integration/stack/started-process.ts';
import type { Item } from '../kit/item-size.ts';

/** The local server in a process of its own, and who talks to it. */
export interface RunningSystem {
  readonly partner: Caller;
  readonly trainer: Caller;
  readonly nobody: Caller;
  /** Every item of its table, read behind its back. */
  everyItem(): Promise<readonly Item[]>;
  /** Ends it without a warning: kill -9. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const scanned = async (dataFolder: string): Promise<readonly Item[]> => {
  const cloud = findRunningCloud(dataFolder);
  if (cloud === undefined) throw new Error(`no local cloud runs on ${dataFolder}`);
  const sdk = new DynamoDBClient({
    region: cloud.region,
    endpoint: cloud.environment['AWS_ENDPOINT_URL_DYNAMODB'] ?? '',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const client = DynamoDBDocumentClient.from(sdk);
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({
        TableName: cloud.outputs['TableName'],
        ConsistentRead: true,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    items.push(...Items);
    start = LastEvaluatedKey;
  } while (start !== undefined);
  sdk.destroy();
  return items;
};

export const startSystem = async (dataFolder: string): Promise<RunningSystem> => {
  const started: StartedProcess = await startProcess(dataFolder);
  const variable = (name: string): string => {
    const value = started.variables[name];
    if (value === undefined) throw new Error(`the start printed no ${name}`);
    return value;
  };
  const api = variable('API');
  return {
    partner: callerOf(api, async () => variable('PARTNER_TOKEN')),
    trainer: callerOf(api, async () => variable('TRAINER_TOKEN')),
    nobody: callerOf(api),
    everyItem: () => scanned(dataFolder),
    kill: started.kill,
    stop: started.stop,
  };
};
