import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Bucket, Table } from '@continuum/aws';
import { createBucketInMemory, type Kept } from '../bucket-in-memory.ts';
import type { Item } from '../item-size.ts';
import { createTableInMemory } from '../table-in-memory.ts';

/** What a memory held at one moment. */
export interface Remembered {
  readonly items: readonly (readonly [string, Item])[];
  readonly objects: readonly (readonly [string, Kept])[];
}

/** A table and a bucket in memory that can be put back to what they held, and the table's stream. */
export const openMemory = () => {
  let table = createTableInMemory();
  let bucket = createBucketInMemory();
  let written: Item[] = [];

  const sendToTable = async (command: unknown): Promise<unknown> => {
    const answer = await table.client.send(command as never);
    if (command instanceof TransactWriteCommand)
      written.push(...(command.input.TransactItems ?? []).map(({ Put }) => Put?.Item ?? {}));
    return answer;
  };

  return {
    table: { send: sendToTable } as unknown as Table['client'],
    bucket: {
      send: (command: unknown) => bucket.client.send(command as never),
    } as unknown as Bucket['client'],
    items: (): readonly Item[] => [...table.items.values()],
    objects: () => [...bucket.objects].map(([key, { bytes }]) => ({ key, text: bytes.toString() })),
    /** Items written since the last look, in order: what the stream brings. */
    streamed: (): readonly Item[] => {
      const items = written;
      written = [];
      return items;
    },
    remember: (): Remembered => ({ items: [...table.items], objects: [...bucket.objects] }),
    goBackTo: ({ items, objects }: Remembered): void => {
      table = createTableInMemory({ before: items.map(([, item]) => item) });
      bucket = createBucketInMemory({ before: objects });
      written = [];
    },
  };
};

export type Memory = ReturnType<typeof openMemory>;
