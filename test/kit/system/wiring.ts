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
  openTable,
  recordOfImage,
} from '@continuum/aws';
import { fhirCapabilities, openApiDocument } from '@continuum/contracts/openapi';
import { createHandler as bulkImport } from '@continuum/functions/bulk-import/handler';
import { createHandler as deadlineSweep } from '@continuum/functions/deadline-sweep/handler';
import { createHandler as dischargeIntake } from '@continuum/functions/discharge-intake/handler';
import { createHandler as eventRelay } from '@continuum/functions/event-relay/handler';
import {
  answerReader,
  fhirWriter,
  messageTranslator,
  rowsOfFiles,
} from '@continuum/functions/message-readers';
import { createHandler as partnerApi } from '@continuum/functions/partner-api/handler';
import { createHandler as programStage } from '@continuum/functions/program-stage/handler';
import { createHandler as referralStage } from '@continuum/functions/referral-stage/handler';
import { createHandler as reportStage } from '@continuum/functions/report-stage/handler';
import { createHandler as trainerApi } from '@continuum/functions/trainer-api/handler';
import type { Log, Tally } from '@continuum/lambda';
import { importFilesIn } from '../import-files.ts';
import { addressesIn } from '../original-addresses.ts';
import type { Memory } from './memory.ts';

interface World {
  readonly memory: Memory;
  readonly surroundings: Surroundings;
  readonly bus: Pick<EventBridgeClient, 'send'>;
  readonly log: Log;
  readonly tally: Tally;
}

/** Everything the functions need of the world, made of the real adapters as their containers make it. */
export const needsOf = ({ memory, surroundings, bus, log, tally }: World) => {
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
  consumers: {
    'discharge-intake': dischargeIntake(needs),
    'referral-stage': referralStage(needs),
    'program-stage': programStage(needs),
    'report-stage': reportStage(needs),
  },
});

export type Functions = ReturnType<typeof functionsOf>;
export type Consumer = keyof Functions['consumers'];
