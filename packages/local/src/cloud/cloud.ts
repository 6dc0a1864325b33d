import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { BucketStore } from '../buckets/bucket-store.ts';
import { bucketResource } from '../buckets/bucket-template.ts';
import { busResource, readRule, ruleResource } from '../buses/bus-template.ts';
import { EventBuses } from '../buses/event-bus.ts';
import { ClockJourney } from '../clock/clock-journey.ts';
import { drain, type Worked } from '../clock/drain.ts';
import { Audiences } from '../gateway/audiences.ts';
import type { JwtAuthorizer } from '../gateway/authorizer.ts';
import { HttpApi } from '../gateway/http-api.ts';
import { readApi, readAuthorizers } from '../gateway/read-api.ts';
import { PoolClients } from '../issuer/clients.ts';
import { openSigningKey } from '../issuer/signing-key.ts';
import type { Issuer } from '../issuer/token-endpoint.ts';
import { readUserPools } from '../issuer/user-pools.ts';
import { Users } from '../issuer/users.ts';
import { QueueStore } from '../queues/queue-store.ts';
import { queueResource, queueSettings } from '../queues/queue-template.ts';
import { fireOn, requireTarget } from '../schedules/fire-schedule.ts';
import { readSchedule, scheduleResource } from '../schedules/schedule-template.ts';
import { Schedules } from '../schedules/schedules.ts';
import { readSecret, type Secret, secretResource } from '../secrets/secret-template.ts';
import { type BuiltFunctions, buildFunctions } from './build-functions.ts';
import { type BuiltMappings, buildMappings } from './build-mappings.ts';
import { type BuiltTables, buildTables } from './build-tables.ts';
import type { Surroundings } from './surroundings.ts';

/** The parts of a running cloud. */
export interface Cloud {
  readonly surroundings: Surroundings;
  readonly functions: BuiltFunctions;
  readonly tables: BuiltTables;
  readonly mappings: BuiltMappings;
  readonly queues: QueueStore;
  readonly buses: EventBuses;
  readonly buckets: BucketStore;
  readonly schedules: Schedules;
  readonly secrets: readonly Secret[];
  readonly issuer: Issuer;
  readonly authorizers: readonly JwtAuthorizer[];
  readonly audiences: Audiences;
  readonly api: HttpApi | undefined;
  readonly journey: ClockJourney;
  /** Waits until nothing happens any more. */
  atRest(): Promise<void>;
}

/** Builds every part from the template; nothing reads or fires yet until it is woken. */
export async function buildCloud(surroundings: Surroundings): Promise<Cloud> {
  const { template, store, clock, region, account, activity, dataFolder, failed } = surroundings;
  const tables = await buildTables(surroundings);
  const functions = buildFunctions(surroundings);
  const queues = new QueueStore(store, clock, template.all(queueResource).map(queueSettings));
  const busNames = template.all(busResource).map(({ ref }) => ref);
  const rules = template.all(ruleResource).map((rule) => readRule(rule, queues));
  const buses = new EventBuses(busNames, rules, store, queues, clock, region);
  const bucketNames = template.all(bucketResource).map(({ ref }) => ref);
  const buckets = new BucketStore(join(dataFolder, 'buckets'), bucketNames);
  const mappings = buildMappings(surroundings, {
    pools: functions.pools,
    tables: tables.tables,
    queues,
    buckets,
  });
  const targets = { queues, pools: functions.pools, functionDeadLetters: functions.deadLetters };
  const settings = template
    .all(scheduleResource)
    .map(readSchedule)
    .filter((one) => one !== undefined);
  for (const schedule of settings) requireTarget(schedule, targets);
  const schedules = new Schedules(store, clock, settings, fireOn(targets), failed);
  const pools = readUserPools(template);
  const clients = new PoolClients(
    store,
    pools.flatMap(({ declaredClients }) => declaredClients),
  );
  const issuer: Issuer = { pools, clients, users: new Users(store), key: await openSigningKey(store), clock };
  const audiences = new Audiences(store);
  const authorizers = readAuthorizers(
    template,
    pools.map((pool) => pool.issuer),
    audiences,
  );
  const read = readApi(template, functions.pools, authorizers);
  const api = read && new HttpApi({ ...read, account, key: issuer.key, audiences, clock });
  const workers = workersOf(functions, mappings, schedules);
  const atRest = (): Promise<void> => drain(workers, activity, surroundings.restPatienceMilliseconds);
  const journey = new ClockJourney({
    clock,
    schedules,
    queues,
    consumedQueues: mappings.queueMappings.map((mapping) => mapping.settings.queueArn),
    earliestInstants: tables.earliestInstants,
    drain: atRest,
  });
  const secrets = template.all(secretResource).map(readSecret);
  return {
    surroundings,
    functions,
    tables,
    mappings,
    queues,
    buses,
    buckets,
    schedules,
    secrets,
    issuer,
    authorizers,
    audiences,
    api,
    journey,
    atRest,
  };
}

function workersOf(functions: BuiltFunctions, mappings: BuiltMappings, schedules: Schedules): Worked[] {
  return [
    ...mappings.streamMappings.map((mapping) => ({
      name: mapping.settings.mapping,
      wake: () => mapping.wake(),
      settled: () => mapping.settled(),
      isIdle: () => true,
    })),
    ...mappings.queueMappings.map((mapping) => ({
      name: mapping.settings.queueArn,
      wake: () => mapping.wake(),
      settled: () => mapping.settled(),
      isIdle: () => mapping.isIdle,
    })),
    ...[...functions.pools.values()].map((pool) => ({
      name: pool.description.name,
      wake: () => undefined,
      settled: () => Promise.resolve(),
      isIdle: () => pool.isIdle,
    })),
    {
      name: 'schedules',
      wake: () => schedules.wake(),
      settled: () => schedules.settled(),
      isIdle: () => true,
    },
  ];
}

const graceMilliseconds = 2000;

/** Stops every part in order: nothing new begins, what runs may end or is ended, what is kept stays kept. */
export async function stopCloud(cloud: Cloud): Promise<void> {
  for (const mapping of cloud.mappings.streamMappings) mapping.stopping();
  const until = Date.now() + graceMilliseconds;
  const isBusy = (): boolean => [...cloud.functions.pools.values()].some((pool) => !pool.isIdle);
  while (isBusy() && Date.now() < until) await wait(5);
  await Promise.all([...cloud.functions.pools.values()].map((pool) => pool.stop()));
  await Promise.all([
    cloud.schedules.stop(),
    ...cloud.mappings.queueMappings.map((mapping) => mapping.stop()),
    ...cloud.mappings.streamMappings.map((mapping) => mapping.stop()),
  ]);
  cloud.buckets.close();
}
