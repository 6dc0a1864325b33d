import {
  createBus,
  createClients,
  createImports,
  createJournals,
  createKeptBatches,
  createLargeCanonicals,
  createOriginals,
  createQuarantine,
  createReading,
  createRegistry,
  createSurroundings,
  createWebhooks,
  openTable,
  recordOfImage,
} from '@continuum/aws';
import type { Instant } from '@continuum/contracts';
import {
  answerReader,
  fhirWriter,
  messageTranslator,
  rowsOfFiles,
} from '@continuum/functions/message-readers';
import { webhookUrlExpectations } from '@continuum/functions/webhook-sending';
import { sign } from '@continuum/webhooks';
import { importFilesIn } from '../../kit/import-files.ts';
import { addressesIn } from '../../kit/original-addresses.ts';
import type { Receivers } from '../services/receivers.ts';
import type { Service } from '../services/service.ts';
import { tableName } from '../services/table.ts';
import { type Network, pauseOf } from '../world/network.ts';
import { clockOf, instantOf, type Node } from '../world/node.ts';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import type { Watched } from './watched.ts';

export interface Services {
  readonly table: Service;
  readonly bucket: Service;
  readonly bus: Service;
  readonly receivers: Receivers;
}

const hashingKey = 'a hashing key of the simulation, long enough to be one';
const secrets: Service = {
  name: 'secrets',
  answer: () => ({ SecretString: hashingKey }),
  about: () => 'the hashing key',
};

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const idLetters = 26;
const saltBytes = 16;

const lettersOf = (random: Random): string =>
  Array.from({ length: idLetters }, () => alphabet[random.below(alphabet.length)]).join('');

const saltOf = (random: Random): string =>
  Buffer.from(Array.from({ length: saltBytes }, () => random.below(256))).toString('base64url');

/** The real hashes over the world's secret; time and chance are the world's. */
const surroundingsOf = (client: never, node: Node, world: World, random: Random) => {
  const now = clockOf(node, world.schedule);
  return {
    ...createSurroundings({ secrets: client, hashingKeySecretArn: 'arn:simulation' }),
    now: () => instantOf(now()) as Instant,
    newId: (prefix: string) => `${prefix}_${lettersOf(random)}`,
    newSalt: () => saltOf(random),
  };
};

/** One SDK call. */
export type Send = (command: object) => Promise<object>;

interface Around {
  readonly network: Network;
  readonly world: World;
  readonly watched: Watched;
  /** Changes how calls reach the table. */
  readonly table?: ((send: Send) => Send) | undefined;
}

/**
 * Everything that functions are given, as their containers build it: the real adapters over clients whose calls
 * pass the world's network.
 */
export const portsOf = (
  node: Node,
  services: Services,
  { network, world, watched, table: around }: Around,
) => {
  const sendTo =
    (service: Service): Send =>
    (command) =>
      network.call(node, service, command);
  const clientOf = (service: Service) => ({ send: sendTo(service) }) as never;
  const sendToTable = sendTo(services.table);
  const random = world.random(`ids of ${node.name}`);
  const bucket = { client: clientOf(services.bucket), bucketName: 'continuum' };
  const table = openTable({
    client: { send: around?.(sendToTable) ?? sendToTable } as never,
    name: tableName,
    largeCanonicals: createLargeCanonicals(bucket),
    pause: pauseOf(node, world, random),
  });
  const surroundings = surroundingsOf(clientOf(secrets), node, world, random);
  return {
    node,
    world,
    table,
    journals: createJournals(table),
    clients: createClients(table),
    reading: createReading(table),
    registry: createRegistry(table, { now: clockOf(node, world.schedule) }),
    webhooks: createWebhooks(table, { now: clockOf(node, world.schedule) }),
    chance: random.unit,
    sign,
    send: services.receivers.from(node),
    urlExpectations: webhookUrlExpectations('public'),
    surroundings,
    originals: createOriginals(bucket),
    imports: createImports(table),
    importFiles: importFilesIn(bucket),
    rowReader: rowsOfFiles(),
    addresses: addressesIn('https://originals.example.com'),
    quarantine: createQuarantine(bucket),
    kept: createKeptBatches(bucket),
    bus: createBus({ client: clientOf(services.bus), busName: 'domain' }),
    recordOfImage,
    translator: messageTranslator(surroundings.hash),
    informationReader: answerReader(),
    fhir: fhirWriter(surroundings.hash),
    openApiDocument: {},
    fhirCapabilities: {},
    log: watched.logOf(node),
    tally: watched.tally,
  };
};

export type Ports = ReturnType<typeof portsOf>;
