import { routes } from '@continuum/contracts';
import { catalog, detailTypeOf } from '@continuum/events';
import type { FunctionFacts } from '@continuum/functions/facts';
import type { PlantedBug } from '../planted-bugs/planted-bug.ts';
import { createBucket } from '../services/bucket.ts';
import { createBus } from '../services/bus.ts';
import { createLambda, type Lambda } from '../services/function.ts';
import { createGateway, type Gateway } from '../services/gateway.ts';
import { createQueue, type Queue } from '../services/queue.ts';
import { createReceivers } from '../services/receivers.ts';
import { createStream } from '../services/stream.ts';
import { createTable } from '../services/table.ts';
import { createTicker, type Ticker } from '../services/ticker.ts';
import { createRollout } from '../versions/rollout.ts';
import { createNetwork } from '../world/network.ts';
import type { World } from '../world/world.ts';
import { type FunctionName, functions } from './handlers.ts';
import { portsOf } from './ports.ts';
import { createWatched } from './watched.ts';

type EventsTrigger = Extract<FunctionFacts['trigger'], { kind: 'events' }>;
type Lambdas = Readonly<Record<FunctionName, Lambda>>;

const functionNames = Object.keys(functions) as readonly FunctionName[];

/** Where everything is kept and passes through, before a function is there. */
const openServices = (world: World) => ({
  world,
  network: createNetwork(world),
  table: createTable(world),
  bucket: createBucket(world),
  domainBus: createBus(world, 'domain'),
  partnerBus: createBus(world, 'partner'),
  receivers: createReceivers(world),
  watched: createWatched(world),
  rollout: createRollout(world),
  /** Records, requests and ticks that were handed to each function. */
  deliveries: new Map<string, number>(),
});

type Opened = ReturnType<typeof openServices>;

/** Every function over the services: what it is given, and what a planted mistake makes of it. */
const startFunctions = (opened: Opened, bug: PlantedBug | undefined): Lambdas => {
  const { world, network, table, bucket, domainBus, receivers, watched, rollout, deliveries } = opened;
  const services = { table: table.service, bucket: bucket.service, bus: domainBus.service, receivers };
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
  return Object.fromEntries(functionNames.map((name) => [name, lambdaOf(name)])) as Lambdas;
};

const ruleOf = ({ bus, consumes }: EventsTrigger, { rollout }: Opened) => {
  const detailTypes = new Set(consumes.map((name) => detailTypeOf(name)));
  if (bus === 'partner') return { detailTypes };
  const sources = new Set<string>(consumes.map((name) => catalog[name as keyof typeof catalog].source));
  return { detailTypes: rollout.alsoMatches(detailTypes), sources };
};

/** Rule → queue → function, for each that consumes events: by the functions' own facts. */
const buffer = (opened: Opened, lambdas: Lambdas): readonly Queue[] =>
  functionNames.flatMap((name) => {
    const { trigger }: { trigger: FunctionFacts['trigger'] } = functions[name].facts;
    if (trigger.kind !== 'events') return [];
    const queue = createQueue(opened.world, name, lambdas[name], trigger.batchSize);
    const bus = trigger.bus === 'partner' ? opened.partnerBus : opened.domainBus;
    bus.addRule({ ...ruleOf(trigger, opened), target: queue });
    return [queue];
  });

/** The stream → the relay; what it gives up on goes to the bucket, where the sweep of the next tick finds it. */
const relay = ({ world, table, bucket }: Opened, lambdas: Lambdas, bug: PlantedBug | undefined) => {
  const hasKept = () => bucket.keysUnder('aws/lambda/').length > 0;
  const ticker = createTicker(world, lambdas['deadline-sweep'], { waits: 'HEAD', hasKept });
  const onFailure = (key: string, body: string): void => {
    bucket.put(key, body);
    ticker.start();
  };
  const { batchSize, maximumRetryAttempts, maximumRecordAgeHours } = functions['event-relay'].facts.trigger;
  const settings = { batchSize, maximumRetryAttempts, maximumRecordAgeHours, onFailure };
  const stream = createStream(world, lambdas['event-relay'], bug?.stream?.(settings) ?? settings);
  table.watch(stream.written);
  table.watch(ticker.written);
  return { stream, ticker };
};

/** What waits for its next attempt, and the schedule that makes it. */
const retries = ({ world, table }: Opened, lambdas: Lambdas): Ticker => {
  const ticker = createTicker(world, lambdas['delivery-sweep'], { waits: 'DELIVERY#' });
  table.watch(ticker.written);
  return ticker;
};

const edge = (world: World, lambdas: Lambdas): Gateway => {
  const audiences = new Map<string, string>(
    routes.map(({ method, path, audience }) => [`${method} ${path}`, audience]),
  );
  return createGateway(world, (route) =>
    audiences.get(route) === 'member' ? lambdas['trainer-api'] : lambdas['partner-api'],
  );
};

/** One region: every service and every function, wired as the stacks wire them. */
export const createRegion = (world: World, bug: PlantedBug | undefined) => {
  const opened = openServices(world);
  const lambdas = startFunctions(opened, bug);
  return {
    ...opened,
    queues: buffer(opened, lambdas),
    ...relay(opened, lambdas, bug),
    retries: retries(opened, lambdas),
    gateway: edge(world, lambdas),
    /** Every sandbox gives way to a new one. */
    renew: (): void => {
      for (const lambda of Object.values(lambdas)) lambda.renew();
    },
  };
};

export type Region = ReturnType<typeof createRegion>;
