import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { Surroundings } from '@continuum/application';
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
  createWebhooks,
  openTable,
  recordOfImage,
} from '@continuum/aws';
import { fhirCapabilities, openApiDocument } from '@continuum/contracts/openapi';
import { createHandler as bulkImport } from '@continuum/functions/bulk-import/handler';
import { createHandler as deadlineSweep } from '@continuum/functions/deadline-sweep/handler';
import { createHandler as deliverySweep } from '@continuum/functions/delivery-sweep/handler';
import { createHandler as dischargeIntake } from '@continuum/functions/discharge-intake/handler';
import { createHandler as eventRelay } from '@continuum/functions/event-relay/handler';
import {
  answerReader,
  fhirWriter,
  messageTranslator,
  rowsOfFiles,
} from '@continuum/functions/message-readers';
import { createHandler as partnerApi } from '@continuum/functions/partner-api/handler';
import { createHandler as partnerNotifier } from '@continuum/functions/partner-notifier/handler';
import { createHandler as programStage } from '@continuum/functions/program-stage/handler';
import { createHandler as referralStage } from '@continuum/functions/referral-stage/handler';
import { createHandler as reportStage } from '@continuum/functions/report-stage/handler';
import { createHandler as trainerApi } from '@continuum/functions/trainer-api/handler';
import { webhookUrlExpectations } from '@continuum/functions/webhook-sending';
import type { Log, Tally } from '@continuum/lambda';
import { sign } from '@continuum/webhooks';
import { importFilesIn } from '../import-files.ts';
import { addressesIn } from '../original-addresses.ts';
import type { Memory } from './memory.ts';
import type { Receivers } from './receivers.ts';

interface World {
  readonly memory: Memory;
  readonly surroundings: Surroundings;
  readonly bus: Pick<EventBridgeClient, 'send'>;
  readonly receivers: Receivers;
  readonly log: Log;
  readonly tally: Tally;
}

/** Everything the functions need of the world, made of the real adapters as their containers make it. */
export const needsOf = ({ memory, surroundings, bus, receivers, log, tally }: World) => {
  const bucket = { client: memory.bucket, bucketName: 'continuum' };
  const table = openTable({
    client: memory.table,
    name: 'continuum',
    largeCanonicals: createLargeCanonicals(bucket),
    pause: async () => undefined,
  });
  return {
    journals: createJournals(table),
    clients: createClients(table),
    reading: createReading(table),
    registry: createRegistry(table, { now: () => Date.parse(surroundings.now()) }),
    originals: createOriginals(bucket),
    addresses: addressesIn('https://originals.example.com'),
    quarantine: createQuarantine(bucket),
    kept: createKeptBatches(bucket),
    bus: createBus({ client: bus, busName: 'domain' }),
    imports: createImports(table),
    importFiles: importFilesIn(bucket),
    rowReader: rowsOfFiles(),
    webhooks: createWebhooks(table, { now: () => Date.parse(surroundings.now()) }),
    chance: () => 0.5,
    sign,
    send: receivers.send,
    urlExpectations: webhookUrlExpectations('public'),
    surroundings,
    translator: messageTranslator(surroundings.hash),
    informationReader: answerReader(),
    fhir: fhirWriter(surroundings.hash),
    recordOfImage,
    openApiDocument,
    fhirCapabilities,
    log,
    tally,
  };
};

export type Needs = ReturnType<typeof needsOf>;

/** The real functions. */
export const functionsOf = (needs: Needs) => ({
  http: { partner: partnerApi(needs), member: trainerApi(needs) },
  relay: eventRelay(needs),
  sweep: deadlineSweep(needs),
  bulkImport: bulkImport(needs),
  deliverySweep: deliverySweep(needs),
  consumers: {
    'discharge-intake': dischargeIntake(needs),
    'referral-stage': referralStage(needs),
    'program-stage': programStage(needs),
    'report-stage': reportStage(needs),
    'partner-notifier': partnerNotifier(needs),
  },
});

export type Functions = ReturnType<typeof functionsOf>;
export type Consumer = keyof Functions['consumers'];
