import { join, resolve } from 'node:path';
import { readAssembly } from './assembly/read-assembly.ts';
import { synthesize } from './assembly/synthesize.ts';
import { Clock } from './clock/clock.ts';
import type { ClockAnswer } from './clock/clock-journey.ts';
import { buildCloud, type Cloud, stopCloud } from './cloud/cloud.ts';
import { runTypes } from './cloud/resources.ts';
import { type DataFolder, openDataFolder } from './data-folder/data-folder.ts';
import { announce, type RunningCloud, withdraw } from './data-folder/running-cloud.ts';
import { sdkEnvironment } from './functions/environment.ts';
import { FunctionLog } from './functions/function-log.ts';
import { LogFolder } from './functions/log-folder.ts';
import { publicAnswering } from './servers/public-server.ts';
import { listen, type RunningServer } from './servers/server.ts';
import { servicesAnswering } from './servers/services-server.ts';
import { Store } from './store/store.ts';
import { startTrimming } from './streams/stream-trimming.ts';
import { type Database, startDatabase } from './tables/database.ts';
import { DynamodbClient } from './tables/dynamodb-client.ts';
import { StreamFile } from './tables/stream-file.ts';
import { CloudTemplate } from './template/cloud-template.ts';
import { Refusal } from './template/refusal.ts';
import { Activity } from './waking/activity.ts';
import { json } from './wire/answer.ts';

export interface LocalCloudOptions {
  /** Folder with `cdk.json`; entries of functions are paths below it. */
  readonly projectRoot: string;
  readonly dataFolder: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly region: string;
  readonly stage: string;
  /** A cloud assembly made before; without it the app of `cdk.json` is synthesized. */
  readonly assemblyFolder?: string;
  /** Begins with an empty data folder. */
  readonly fresh?: boolean;
  readonly onProgress?: (line: string) => void;
  /** Told of every line a function logs, beside its log file. */
  readonly onFunctionLog?: (line: string) => void;
  readonly workersPerFunction?: number;
  /** First wait before a failed stream batch is tried again; doubles up to five seconds. */
  readonly streamBackOffMilliseconds?: number;
  /** How long a move of the clock waits for the cloud to come to rest at one instant. */
  readonly restPatienceMilliseconds?: number;
}

export interface LocalCloud extends RunningCloud {
  readonly dataFolder: string;
  now(): Date;
  /** Moves the clock forward, step by step; rejects when the cloud does not come to rest on the way. */
  moveClockTo(instant: Date): Promise<ClockAnswer>;
  /** Waits until every stream, queue and invocation is at rest. */
  atRest(): Promise<void>;
  stop(): Promise<void>;
}

/** Synthesizes (or takes) a cloud assembly and runs it on this machine until stopped. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const closing: (() => void | Promise<void>)[] = [];
  const closeAll = async (): Promise<void> => {
    for (let close = closing.pop(); close; close = closing.pop()) await close();
  };
  let stopped: Promise<void> | undefined;
  const stopAll = (): Promise<void> => {
    stopped ??= closeAll();
    return stopped;
  };
  try {
    return await start(options, closing, stopAll);
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function start(
  options: LocalCloudOptions,
  closing: (() => void | Promise<void>)[],
  stopAll: () => Promise<void>,
): Promise<LocalCloud> {
  const { onProgress: tell = () => undefined, region } = options;
  const folder = openDataFolder(resolve(options.dataFolder), region, options.fresh ?? false);
  closing.push(() => folder.release());
  withdraw(folder.path);
  const logs = new LogFolder(join(folder.path, 'logs'), (sentence) => process.stderr.write(`${sentence}\n`));
  const failed = writingFailures(logs, tell);
  const [server, services] = [await listen(options.port, failed), await listen(0, failed)];
  closing.push(
    () => server.stop(),
    () => services.stop(),
  );

  tell(options.assemblyFolder ? 'reading the assembly' : 'synthesizing the stacks');
  const [stacks, database] = await bothOrNeither(
    readStacks(options, folder),
    startDatabase(folder.path, failed),
  );
  closing.push(() => database.stop());
  const store = new Store(join(folder.path, 'cloud.sqlite'));
  closing.push(() => store.close());
  const dynamodb = new DynamodbClient(database.url, region);
  closing.push(() => dynamodb.close());
  const environment = sdkEnvironment(region, services.url, database.url);

  tell('starting tables, queues and functions');
  const template = new CloudTemplate(stacks, runTypes, (name, make) => store.remember(name, make));
  const cloud = await buildCloud({
    template,
    store,
    clock: new Clock(store),
    activity: new Activity(),
    dynamodb,
    dataFolder: folder.path,
    logs,
    projectRoot: resolve(options.projectRoot),
    region,
    account: stacks[0]?.account ?? '',
    sdkEnvironment: environment,
    workersPerFunction: options.workersPerFunction ?? 4,
    streamBackOffMilliseconds: options.streamBackOffMilliseconds ?? 100,
    restPatienceMilliseconds: options.restPatienceMilliseconds ?? 60_000,
    echo: options.onFunctionLog,
    failed,
  });
  closing.push(() => stopCloud(cloud));
  const running = runningCloud(options, server, database, environment, template);
  if (database.file) closing.push(trimStreams(database.file, cloud));
  open(cloud, server, services);
  closing.push(() => {
    server.answerWith(stopping);
    services.answerWith(stopping);
  });
  announce(folder.path, running);
  closing.push(() => withdraw(folder.path));
  return {
    ...running,
    dataFolder: folder.path,
    now: () => new Date(cloud.surroundings.clock.now()),
    moveClockTo: (instant) => cloud.journey.moveTo(instant.getTime()),
    atRest: () => cloud.atRest(),
    stop: stopAll,
  };
}

/** What others on this machine need to know to talk to it. */
const runningCloud = (
  { region, stage }: LocalCloudOptions,
  server: RunningServer,
  database: Database,
  environment: RunningCloud['environment'],
  template: CloudTemplate,
): RunningCloud => ({
  processId: process.pid,
  children: database.processId === undefined ? [] : [database.processId],
  region,
  stage,
  apiUrl: server.url,
  tokenUrl: `${server.url}/oauth2/token`,
  environment,
  outputs: template.outputs(),
});

/** What goes wrong in the cloud itself, and in no function of it, has a log of its own. */
function writingFailures(logs: LogFolder, tell: (line: string) => void): (error: unknown) => void {
  const log = new FunctionLog(logs, 'local-cloud', () => new Date().toISOString(), tell);
  return (error) => log.write(error instanceof Error ? (error.stack ?? error.message) : String(error), 0);
}

/** Both run at once; when one fails, the other is awaited and stopped before the failure is told. */
async function bothOrNeither(
  stacks: ReturnType<typeof readStacks>,
  starting: Promise<Database>,
): Promise<[Awaited<ReturnType<typeof readStacks>>, Database]> {
  const [read, database] = await Promise.allSettled([stacks, starting]);
  if (read.status === 'rejected' && database.status === 'fulfilled') await database.value.stop();
  return Promise.all([stacks, starting]);
}

async function readStacks(
  { assemblyFolder, projectRoot, region, stage }: LocalCloudOptions,
  folder: DataFolder,
) {
  const outputFolder = join(folder.path, 'assembly');
  const assembly =
    assemblyFolder ?? (await synthesize({ projectRoot: resolve(projectRoot), outputFolder, region, stage }));
  const stacks = await readAssembly(assembly, region);
  if (stacks.length === 0) throw new Refusal([`the assembly has no stack for the region ${region}`]);
  return stacks;
}

function trimStreams(file: string, { mappings, surroundings }: Cloud): () => Promise<void> {
  const streamFile = new StreamFile(file);
  const trimming = startTrimming(
    streamFile,
    mappings.positions,
    mappings.mappingsByTable,
    surroundings.failed,
  );
  return async () => {
    await trimming.stop();
    streamFile.close();
  };
}

const stopping = () => Promise.resolve(json(503, { message: 'the local cloud is stopping' }));

/** Those that answer HTTP first; the others one after the other, so that nobody waits for them. */
async function warm({ api, functions }: Cloud): Promise<void> {
  const answering = new Set(api?.targets.map(({ pool }) => pool));
  await Promise.all([...answering].map((pool) => pool.warm()));
  for (const pool of functions.pools.values()) await pool.warm();
}

/** Lets callers in, and sets going what has waited in the data folder. */
function open(cloud: Cloud, server: RunningServer, services: RunningServer): void {
  services.answerWith(servicesAnswering(cloud));
  server.answerWith(publicAnswering(cloud));
  void warm(cloud);
  for (const mapping of [...cloud.mappings.queueMappings, ...cloud.mappings.streamMappings]) mapping.wake();
  cloud.schedules.wake();
}
