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
export const openWorld = (
  { items, objects }: Before = { items: [], objects: [] },
  rewire: Rewire = (needs) => needs,
) => {
  const { surroundings, moveTo } = createDeterministicSurroundings('2026-03-02T17:00:00.000Z');
  const table = createTableInMemory({ before: items });
  const bucket = createBucketInMemory({ before: objects });

  /** A process of its own, whose fate strikes it at one of its calls. */
  const processOf = (fate: Fate, onStruck: () => Promise<unknown>): ImportNeeds => {
    const around = struck(fate, onStruck);
    const ofBucket = { client: around(bucket.client as never) as never, bucketName: 'continuum' };
    const ofTable = openTable({
      client: around(table.client as never) as never,
      name: 'continuum',
      largeCanonicals: createLargeCanonicals(ofBucket),
      pause: async () => undefined,
    });
    return rewire({
      imports: createImports(ofTable),
      importFiles: importFilesIn(ofBucket),
      rowReader: rowsOfFiles(),
      journals: createJournals(ofTable),
      originals: createOriginals(ofBucket),
      registry: createRegistry(ofTable, { now: () => Date.parse(surroundings.now()) }),
      translator: messageTranslator(surroundings.hash),
      surroundings,
    });
  };

  const defects: unknown[] = [];
  const onDefect = (_place: ImportPlace, cause: unknown): void => void defects.push(cause);
  const tick = (needs: ImportNeeds): Promise<void> =>
    workOnImports('9999-01-01T00:00:00.000Z' as Instant, needs, onDefect, onDefect);

  const sound = processOf(unharmed, never);

  return {
    defects,
    remember: (): Before => ({ items: [...table.items.values()], objects: [...bucket.objects] }),
    /** A clinic is registered, puts a file and tries it, to its end. */
    tryFile: async (file: string): Promise<void> => {
      const desk = createRegistryDesk(openTable({ client: table.client, name: 'continuum' }));
      await desk.addPractice(northHarbor);
      await desk.addPartner({ ...riverside, clientId: 'client-1' });
      await sound.imports.save(createdImport(place, describedFile('ndjson', file), surroundings.now()));
      await putFile({ client: bucket.client, bucketName: 'continuum' }, place, file);
      await tryImport(place, sound, (cause) => onDefect(place, cause));
      await tick(sound);
    },
    /** A process is asked to take it, and goes on as long as it lives; resolves when it is done or struck. */
    takeUntil: async (fate: Fate): Promise<void> => {
      let strike = (): void => undefined;
      const isStruck = new Promise<void>((settle) => {
        strike = settle;
      });
      const needs = processOf(fate, () => {
        strike();
        return never();
      });
      const work = async (): Promise<void> => {
        await takeImport(place, needs, (cause) => onDefect(place, cause));
        await tick(needs);
      };
      await Promise.race([work(), isStruck]);
    },
    /** A process is asked to take it, and is so slow at one of its calls that the work is done by another meanwhile. */
    takeSlowly: async (fate: Fate): Promise<void> => {
      const needs = processOf(fate, async () => {
        moveOn();
        await tick(processOf(unharmed, never));
      });
      await takeImport(place, needs, (cause) => onDefect(place, cause));
      await tick(needs);
    },
    /** Time passes until every lease is over, and another process goes on. */
    goOn: async (): Promise<void> => {
      moveOn();
      const fresh = processOf(unharmed, never);
      await takeImport(place, fresh, (cause) => onDefect(place, cause));
      await tick(fresh);
    },
    /** What the partner and the practice see of it in the end. */
    told: async () => {
      const rows: object[] = [];
      for await (const row of sound.imports.everyRow(place, 'taking')) rows.push(row);
      const job = await sound.imports.load(place);
      const items = [...table.items.values()].map(({ PK, SK }) => `${String(PK)} ${String(SK)}`);
      return {
        status: job?.status,
        counts: job?.taking?.rows,
        rows,
        report: bucket.objects
          .get(`imports/${place.partnerId}/${place.importId}/taking.ndjson`)
          ?.bytes.toString(),
        /** Every journal, event, cause and canonical form of every message. */
        messages: items.filter((item) => item.includes('#D#')).toSorted(),
      };
    },
  };

  function moveOn(): void {
    moveTo(new Date(Date.parse(surroundings.now()) + 60_000).toISOString());
  }
};
