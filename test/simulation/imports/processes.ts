import {
  createdImport,
  type ImportNeeds,
  type ImportPlace,
  takeImport,
  tryImport,
  workOnImports,
} from '@continuum/application';
import {
  createImports,
  createJournals,
  createLargeCanonicals,
  createOriginals,
  createRegistry,
  createRegistryDesk,
  openTable,
} from '@continuum/aws';
import type { ImportId, Instant } from '@continuum/contracts';
import { messageTranslator, rowsOfFiles } from '@continuum/functions/message-readers';
import { createBucketInMemory, type Kept } from '../../kit/bucket-in-memory.ts';
import { createDeterministicSurroundings } from '../../kit/deterministic-surroundings.ts';
import { describedFile, importFilesIn, putFile } from '../../kit/import-files.ts';
import type { Item } from '../../kit/item-size.ts';
import { northHarbor, riverside } from '../../kit/practice/cast.ts';
import { createTableInMemory } from '../../kit/table-in-memory.ts';

/** What happens to a process at one of its calls. */
export interface Fate {
  /** Counted from 1; none of them when it is 0. */
  readonly atCall: number;
  /** Whether the call itself still happens. */
  readonly happens: boolean;
}

export const unharmed: Fate = { atCall: 0, happens: true };

type Send = (command: object) => Promise<object>;
interface Client {
  readonly send: Send;
}

const never = <Value>(): Promise<Value> => new Promise(() => undefined);

/** A fate for all clients of one process: after it, no call ever comes back. `then` says what happens instead. */
const struck = ({ atCall, happens }: Fate, onStruck: () => Promise<unknown>) => {
  let calls = 0;
  return (client: Client): Client => ({
    send: async (command) => {
      calls += 1;
      if (calls !== atCall) return client.send(command);
      const answer = happens ? await client.send(command) : undefined;
      await onStruck();
      return answer ?? client.send(command);
    },
  });
};

/** Changes what a process works with: how a test plants a mistake. */
export type Rewire = (needs: ImportNeeds) => ImportNeeds;

/** What a world held at one moment. */
export interface Before {
  readonly items: readonly Item[];
  readonly objects: readonly (readonly [string, Kept])[];
}

const place: ImportPlace = {
  partnerId: riverside.partnerId,
  importId: `im_${'a'.repeat(26)}` as ImportId,
};

/** A table, a bucket and a clock that outlive every process that works on them. */
const openRegion = ({ items, objects }: Before) => ({
  ...createDeterministicSurroundings('2026-03-02T17:00:00.000Z'),
  table: createTableInMemory({ before: items }),
  bucket: createBucketInMemory({ before: objects }),
});

type Region = ReturnType<typeof openRegion>;

/** A process of its own, whose fate strikes it at one of its calls. */
const processIn = (
  { table, bucket, surroundings }: Region,
  fate: Fate,
  onStruck: () => Promise<unknown>,
): ImportNeeds => {
  const around = struck(fate, onStruck);
  const ofBucket = { client: around(bucket.client as never) as never, bucketName: 'continuum' };
  const ofTable = openTable({
    client: around(table.client as never) as never,
    name: 'continuum',
    largeCanonicals: createLargeCanonicals(ofBucket),
    pause: async () => undefined,
  });
  return {
    imports: createImports(ofTable),
    importFiles: importFilesIn(ofBucket),
    rowReader: rowsOfFiles(),
    journals: createJournals(ofTable),
    originals: createOriginals(ofBucket),
    registry: createRegistry(ofTable, { now: () => Date.parse(surroundings.now()) }),
    translator: messageTranslator(surroundings.hash),
    surroundings,
  };
};

/** A clinic is registered and puts a file, which it has said what it is. */
const fileIsPut = async ({ table, bucket }: Region, { imports, surroundings }: ImportNeeds, file: string) => {
  const desk = createRegistryDesk(openTable({ client: table.client, name: 'continuum' }));
  await desk.addPractice(northHarbor);
  await desk.addPartner({ ...riverside, clientId: 'client-1' });
  await imports.save(createdImport(place, describedFile('ndjson', file), surroundings.now()));
  await putFile({ client: bucket.client, bucketName: 'continuum' }, place, file);
};

/** What the partner and the practice see of a taking in the end. */
const toldBy = async ({ table, bucket }: Region, { imports }: ImportNeeds) => {
  const rows: object[] = [];
  for await (const row of imports.everyRow(place, 'taking')) rows.push(row);
  const job = await imports.load(place);
  const items = [...table.items.values()].map(({ PK, SK }) => `${String(PK)} ${String(SK)}`);
  const report = bucket.objects.get(`imports/${place.partnerId}/${place.importId}/taking.ndjson`);
  return {
    status: job?.status,
    counts: job?.taking?.rows,
    rows,
    report: report?.bytes.toString(),
    /** Every journal, event, cause and canonical form of every message. */
    messages: items.filter((item) => item.includes('#D#')).toSorted(),
  };
};

/** Processes that take a file, one after the other or at the same time, and what becomes of it. */
export const openWorld = (before: Before = { items: [], objects: [] }, rewire: Rewire = (needs) => needs) => {
  const region = openRegion(before);
  const defects: unknown[] = [];
  const onDefect = (cause: unknown): void => void defects.push(cause);
  const onDefectAt = (_place: ImportPlace, cause: unknown): void => onDefect(cause);

  const process = (fate = unharmed, onStruck: () => Promise<unknown> = never): ImportNeeds =>
    rewire(processIn(region, fate, onStruck));
  const tick = (needs: ImportNeeds): Promise<void> =>
    workOnImports('9999-01-01T00:00:00.000Z' as Instant, needs, onDefectAt, onDefectAt);
  const take = async (needs: ImportNeeds): Promise<void> => {
    await takeImport(place, needs, onDefect);
    await tick(needs);
  };
  /** Until every lease is over. */
  const timePasses = (): void =>
    region.moveTo(new Date(Date.parse(region.surroundings.now()) + 60_000).toISOString());

  return {
    defects,
    remember: (): Before => ({
      items: [...region.table.items.values()],
      objects: [...region.bucket.objects],
    }),
    /** A file is put and tried, to its end. */
    tryFile: async (file: string): Promise<void> => {
      await fileIsPut(region, process(), file);
      await tryImport(place, process(), onDefect);
      await tick(process());
    },
    /** A process takes it, and goes on as long as it lives; resolves when it is done or struck. */
    takeUntil: async (fate: Fate): Promise<void> => {
      let strike = (): void => undefined;
      const isStruck = new Promise<void>((settle) => {
        strike = settle;
      });
      const struckDown = (): Promise<never> => {
        strike();
        return never();
      };
      await Promise.race([take(process(fate, struckDown)), isStruck]);
    },
    /** A process takes it, and is so slow at one of its calls that another does the work meanwhile. */
    takeSlowly: (fate: Fate): Promise<void> =>
      take(
        process(fate, () => {
          timePasses();
          return tick(process());
        }),
      ),
    /** Time passes, and another process goes on. */
    goOn: (): Promise<void> => {
      timePasses();
      return take(process());
    },
    told: () => toldBy(region, process()),
  };
};
