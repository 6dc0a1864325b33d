import { routes } from '@continuum/contracts';
import { catalog, detailTypeOf } from '@continuum/events';
import type { FunctionFacts } from '@continuum/functions/facts';
import type { PlantedBug } from '../planted-bugs/planted-bug.ts';
import { createBucket } from '../services/bucket.ts';
import { createBus, type EventBus } from '../services/bus.ts';
import { createLambda, type Lambda } from '../services/function.ts';
import { createGateway } from '../services/gateway.ts';
import { createQueue, type Queue } from '../services/queue.ts';
import { createStream } from '../services/stream.ts';
import { createTable } from '../services/table.ts';
import { createTicker } from '../services/ticker.ts';
import { createRollout, type Rollout } from '../versions/rollout.ts';
import { createNetwork } from '../world/network.ts';
import type { World } from '../world/world.ts';
import { type FunctionName, functions } from './handlers.ts';
import { portsOf } from './ports.ts';
import { createWatched } from './watched.ts';

type EventsTrigger = Extract<FunctionFacts['trigger'], { kind: 'events' }>;

const functionNames = Object.keys(functions) as readonly FunctionName[];

/** Records, requests and ticks that were handed to each function. */
export type Deliveries = Map<string, number>;

const ruleOf = ({ bus, consumes }: EventsTrigger, rollout: Rollout) => {
  const detailTypes = new Set(consumes.map((name) => detailTypeOf(name)));
  if (bus === 'partner') return { detailTypes };
  const sources = new Set<string>(consumes.map((name) => catalog[name as keyof typeof catalog].source));
  return { detailTypes: rollout.alsoMatches(detailTypes), sources };
};

/** One region: every service and every function, wired as the stacks wire them. */
export const createRegion = (world: World, bug: PlantedBug | undefined) => {
  const network = createNetwork(world);
  const table = createTable(world);
  const bucket = createBucket(world);
  const domainBus = createBus(world, 'domain');
  const partnerBus = createBus(world, 'partner');
  const watched = createWatched(world);
  const rollout = createRollout(world);
  const deliveries: Deliveries = new Map();
  const services = {
    table: table.service,
    bucket: bucket.service,
    bus: domainBus.service,
  };

  const lambdaOf = (name: FunctionName): Lambda => {
    const { facts, create } = functions[name];
    return createLambda(world, {
      facts,
      onDelivered: (_name, count) => void deliveries.set(name, (deliveries.get(name) ?? 0) + count),
      start: (node) => {
        const plain = portsOf(node, services, { network, world, watched, table: bug?.table });
        const ports = rollout.ports(bug?.ports?.(plain, name) ?? plain, name);
        const handler = rollout.handler(create(ports), name);
        return bug?.handler?.(handler, name, ports) ?? handler;
      },
    });
  };
  const lambdas = Object.fromEntries(functionNames.map((name) => [name, lambdaOf(name)])) as Record<
    FunctionName,
    Lambda
  >;

  const queues: Queue[] = [];
  for (const name of functionNames) {
    const { trigger }: { trigger: FunctionFacts['trigger'] } = functions[name].facts;
    if (trigger.kind !== 'events') continue;
    const queue = createQueue(world, name, lambdas[name], trigger.batchSize);
    const bus: EventBus = trigger.bus === 'partner' ? partnerBus : domainBus;
    bus.addRule({ ...ruleOf(trigger, rollout), target: queue });
    queues.push(queue);
  }

  const { batchSize, maximumRetryAttempts, maximumRecordAgeHours } = functions['event-relay'].facts.trigger;
  const ticker = createTicker(
    world,
    lambdas['deadline-sweep'],
    () => bucket.keysUnder('aws/lambda/').length > 0,
  );
  const onFailure = (key: string, body: string): void => {
    bucket.put(key, body);
    ticker.start();
  };
  const settings = { batchSize, maximumRetryAttempts, maximumRecordAgeHours, onFailure };
  const stream = createStream(world, lambdas['event-relay'], bug?.stream?.(settings) ?? settings);
  table.watch(stream.written);
  table.watch(ticker.written);

  const audiences = new Map<string, string>(
    routes.map(({ method, path, audience }) => [`${method} ${path}`, audience]),
  );
  const gateway = createGateway(world, (route) =>
    audiences.get(route) === 'member' ? lambdas['trainer-api'] : lambdas['partner-api'],
  );

  return {
    world,
    network,
    table,
    bucket,
    domainBus,
    partnerBus,
    watched,
    rollout,
    deliveries,
    queues,
    stream,
    ticker,
    gateway,
    /** Every sandbox gives way to a new one. */
    renew: () => {
      for (const lambda of Object.values(lambdas)) lambda.renew();
    },
  };
};

export type Region = ReturnType<typeof createRegion>;
