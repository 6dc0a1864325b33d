import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findRunningCloud, type RunningCloud } from '../src/index.ts';
import { startDynoxide } from '../src/tables/dynoxide.ts';
import { eventsCloud } from './fixture/events-cloud.ts';
import { type FixtureFolder, fixtureFolder } from './fixture/fixture-cloud.ts';
import { sdkClient } from './fixture/sdk-client.ts';

let folder: FixtureFolder;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = eventsCloud();
});
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => end(child, 'SIGKILL')));
  folder.remove();
});

/** The local cloud in a process of its own, ready. */
async function run(): Promise<{ child: ChildProcess; cloud: RunningCloud; complaints: () => string }> {
  const script = join(import.meta.dirname, 'fixture', 'run-cloud.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(folder.options)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let complained = '';
  child.stderr?.on('data', (chunk) => (complained += chunk));
  await new Promise<void>((ready, fail) => {
    child.stdout?.once('data', () => ready());
    child.once('exit', (code) => fail(new Error(`exit ${code}: ${complained}`)));
  });
  const cloud = findRunningCloud(folder.options.dataFolder);
  if (!cloud) throw new Error('the cloud is not found through its data folder');
  return { child, cloud, complaints: () => complained };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = new Promise<number | null>((settle) => child.once('exit', settle));
  child.kill(signal);
  return exited;
}

const store = (cloud: RunningCloud, key: string) =>
  sdkClient(DynamoDBClient, cloud).send(
    new PutItemCommand({ TableName: 'Fixture-Table', Item: { PK: { S: 'one' }, SK: { S: key } } }),
  );
/** The database process under its watchdog. */
const childOf = (processId: number): number =>
  Number(readFileSync(`/proc/${processId}/task/${processId}/children`, 'utf8').split(' ')[0]);
const isAlive = (processId: number): boolean => existsSync(`/proc/${processId}`);
const waiting = async (cloud: RunningCloud, queue: string): Promise<number> => {
  const state = JSON.parse(await (await fetch(`${cloud.apiUrl}/_local/`)).text());
  return state.queues.find(({ name }: { name: string }) => name === `Fixture-${queue}`).waiting;
};
const patience = { timeout: 10_000, interval: 20 };

describe('a local cloud that is killed', () => {
  test('between PutEvents and its stream position publishes again: nothing is lost, nothing is left behind', async () => {
    writeFileSync(folder.holdFile, '');
    const first = await run();
    await store(first.cloud, 'kept');
    await vi.waitFor(() => expect(folder.notes()).toEqual(['published 0']), patience);
    await end(first.child, 'SIGKILL');
    await vi.waitFor(() => expect(first.cloud.children.filter(isAlive)).toEqual([]), patience);
    await expect(fetch(first.cloud.environment['AWS_ENDPOINT_URL_DYNAMODB'] ?? '')).rejects.toThrow();
    expect(findRunningCloud(folder.options.dataFolder)).toBeUndefined();

    folder.clearHold();
    const second = await run();
    await vi.waitFor(async () => expect(await waiting(second.cloud, 'Sink')).toBe(2), patience);
    await vi.waitFor(() => expect(folder.notes()).toEqual(['published 0', 'published 0']), patience);
  }, 30_000);

  test('stopped in order it ends everything it started', async () => {
    const { child, cloud } = await run();
    expect(await end(child, 'SIGTERM')).toBe(0);
    expect(cloud.children.filter(isAlive)).toEqual([]);
    expect(findRunningCloud(folder.options.dataFolder)).toBeUndefined();
  }, 30_000);
});

describe('a local cloud whose data folder is deleted under it', () => {
  test('tells once that its logs are lost, goes on answering, and stops in order', async () => {
    const { child, cloud, complaints } = await run();
    rmSync(folder.options.dataFolder, { recursive: true });
    const health = () => fetch(`${cloud.apiUrl}/_local/health`);
    await sdkClient(EventBridgeClient, cloud).send(
      new PutEventsCommand({
        Entries: [
          { EventBusName: 'shop', Source: 'test', DetailType: 'OrderPlaced.v1', Detail: '{"id":"throws"}' },
        ],
      }),
    );
    await vi.waitFor(() => expect(complaints()).toContain('Logs can no longer be written'), patience);
    expect((await health()).status).toBe(200);
    expect(complaints().match(/Logs can no longer/g)).toHaveLength(1);
    expect(await end(child, 'SIGTERM')).toBe(0);
  }, 30_000);
});

describe('a start with a database of its own choice', () => {
  test('uses the DynamoDB that AWS_ENDPOINT_URL_DYNAMODB names, and starts none', async () => {
    const database = await startDynoxide(join(folder.root, 'given.sqlite'), () => undefined);
    process.env['AWS_ENDPOINT_URL_DYNAMODB'] = database.url;
    try {
      const cloud = await folder.start();
      expect(cloud.children).toEqual([]);
      await store(cloud, 'kept');
      await vi.waitFor(() => expect(folder.notes()).toEqual(['published 0']), patience);
      await cloud.stop();
    } finally {
      delete process.env['AWS_ENDPOINT_URL_DYNAMODB'];
      await database.stop();
    }
  });

  test('says so when nothing answers there', async () => {
    process.env['AWS_ENDPOINT_URL_DYNAMODB'] = 'http://127.0.0.1:1';
    try {
      await expect(folder.start()).rejects.toThrow('names http://127.0.0.1:1, where nothing answers');
    } finally {
      delete process.env['AWS_ENDPOINT_URL_DYNAMODB'];
    }
  });
});

describe('a database that dies on its own', () => {
  test('takes its watchdog with it and is told', async () => {
    const told: unknown[] = [];
    const database = await startDynoxide(join(folder.root, 'dying.sqlite'), (error) => told.push(error));
    process.kill(childOf(database.processId), 'SIGKILL');
    await vi.waitFor(() => expect(told).toHaveLength(1), patience);
    expect(isAlive(database.processId)).toBe(false);
    await database.stop();
  });
});

describe('a start that cannot be', () => {
  test('on a data folder in use names the folder and who holds it', async () => {
    const cloud = await folder.start();
    await expect(folder.start()).rejects.toThrow(
      `Another local cloud already runs on the data folder ${folder.options.dataFolder} (process ${process.pid}, ${cloud.apiUrl})`,
    );
    await cloud.stop();
  });

  test('on a port in use names the port', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(folder.start({ port })).rejects.toThrow(
      `Port ${port} of 127.0.0.1 is taken by another program`,
    );
    await new Promise((closed) => server.close(closed));
  }, 20_000);

  test('on a port of another local cloud says so', async () => {
    const first = await folder.start();
    const second = folder.start({
      dataFolder: join(folder.root, 'other'),
      port: Number(new URL(first.apiUrl).port),
    });
    await expect(second).rejects.toThrow('is taken by another local cloud');
    await first.stop();
  });

  test('on the data folder of another region names the region, and a fresh start takes it over', async () => {
    const first = await folder.start();
    await first.stop();
    const region = 'eu-central-1';
    await expect(folder.start({ region })).rejects.toThrow('belongs to the region ca-central-1');
    await expect(folder.start({ region, fresh: true })).rejects.toThrow('no stack for the region');
  });

  test('on a resource type it does not know names it and leaves nothing running', async () => {
    const other = fixtureFolder(() => ({ Graph: { Type: 'AWS::Neptune::DBCluster', Properties: {} } }));
    await expect(other.start()).rejects.toThrow(
      'Fixture/Graph: the resource type AWS::Neptune::DBCluster is not known',
    );
    await expect(other.start()).rejects.toThrow('AWS::Neptune::DBCluster');
    other.remove();
  });

  test('in a folder with content that is not ours touches nothing, fresh or not', async () => {
    const dataFolder = join(folder.root, 'photos');
    mkdirSync(dataFolder);
    writeFileSync(join(dataFolder, 'holiday.jpg'), 'x');
    for (const fresh of [false, true])
      await expect(folder.start({ dataFolder, fresh })).rejects.toThrow('content that is no local cloud');
    expect(existsSync(join(dataFolder, 'holiday.jpg'))).toBe(true);
  });

  test('a fresh start on our own folder begins empty', async () => {
    const first = await folder.start();
    await store(first, 'old');
    await first.stop();
    const second = await folder.start({ fresh: true });
    const state = JSON.parse(await (await fetch(`${second.apiUrl}/_local/`)).text());
    expect(state.tables).toEqual([{ name: 'Fixture-Table', items: 0 }]);
    await second.stop();
  });
});
