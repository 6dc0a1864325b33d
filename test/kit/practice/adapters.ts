import {
  createClients,
  createImports,
  createJournals,
  createOriginals,
  createReading,
  createRegistry,
  createRegistryDesk,
  openTable,
} from '@continuum/aws';
import { rowsOfFiles } from '@continuum/functions/message-readers';
import { createBucketInMemory } from '../bucket-in-memory.ts';
import type { createDeterministicSurroundings } from '../deterministic-surroundings.ts';
import { importFilesIn } from '../import-files.ts';
import { createTableInMemory } from '../table-in-memory.ts';
import { type Call, watch } from '../watched-client.ts';
import { mara, northHarbor, riverside, translator } from './cast.ts';

/** The adapters of a deployed practice, over a table and a bucket in memory. */
export const openAdapters = async (
  calls: Call[],
  moved: ReturnType<typeof createDeterministicSurroundings>,
) => {
  const memory = createTableInMemory();
  const watched = watch(memory.client, calls);
  const table = openTable({ client: watched.client, name: 'continuum', pause: async () => undefined });
  const bucket = { client: watch(createBucketInMemory().client, calls).client, bucketName: 'continuum' };
  const apart = openTable({ client: memory.client, name: 'continuum' });
  const desk = createRegistryDesk(apart);
  await desk.addPractice(northHarbor);
  await desk.addPartner({ ...riverside, clientId: 'client-1' });
  await desk.addMember({ ...mara, subject: 'subject-1', email: 'mara.lind@example.com' });
  return {
    items: memory.items,
    bucket,
    troubles: watched.troubles,
    needs: {
      journals: createJournals(table),
      clients: createClients(table),
      reading: createReading(table),
      registry: createRegistry(apart, { now: () => 0 }),
      originals: createOriginals(bucket),
      imports: createImports(table),
      importFiles: importFilesIn(bucket),
      rowReader: rowsOfFiles(),
      surroundings: moved.surroundings,
      translator,
    },
  };
};

export type Needs = Awaited<ReturnType<typeof openAdapters>>['needs'];
