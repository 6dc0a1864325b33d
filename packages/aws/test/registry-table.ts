import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../src/table/table.ts';

type Item = Readonly<Record<string, unknown>>;

/** A table in memory that understands what the registry asks of one, and counts its questions. */
export class RegistryTable {
  readonly items = new Map<string, Item>();
  reads = 0;
  /** Called before the next write: somebody else is faster. */
  interloper: (() => void) | undefined;
  failure: Error | undefined;

  get table(): Table {
    return {
      client: { send: (command: unknown) => this.#answer(command) } as Table['client'],
      name: 'continuum',
    };
  }

  put(item: Item): void {
    this.items.set(`${item['PK']}\n${item['SK']}`, item);
  }

  at(PK: string, SK: string): Item | undefined {
    return this.items.get(`${PK}\n${SK}`);
  }

  async #answer(command: unknown): Promise<object> {
    if (this.failure !== undefined) throw this.failure;
    if (command instanceof GetCommand) {
      this.reads += 1;
      const { PK, SK } = command.input.Key ?? {};
      return { Item: this.at(String(PK), String(SK)) };
    }
    if (command instanceof QueryCommand) return this.#page(command);
    if (command instanceof TransactWriteCommand) return this.#write(command);
    throw new Error('the registry asks for nothing else');
  }

  #page({ input }: QueryCommand): object {
    const { ':partition': partition, ':sort': prefix = '' } = input.ExpressionAttributeValues ?? {};
    const after = String(input.ExclusiveStartKey?.['SK'] ?? '');
    const found = [...this.items.values()]
      .filter(({ PK, SK }) => PK === partition && String(SK).startsWith(String(prefix)) && String(SK) > after)
      .sort((one, other) => (String(one['SK']) < String(other['SK']) ? -1 : 1));
    const Items = found.slice(0, input.Limit);
    const last = Items.at(-1);
    return {
      Items,
      ...(found.length > Items.length ? { LastEvaluatedKey: { PK: last?.['PK'], SK: last?.['SK'] } } : {}),
    };
  }

  #write({ input }: TransactWriteCommand): object {
    const interlope = this.interloper;
    this.interloper = undefined;
    interlope?.();
    const puts = (input.TransactItems ?? []).map(({ Put }) => Put);
    const holds = puts.map((put) => {
      const known = this.at(String(put?.Item?.['PK']), String(put?.Item?.['SK']));
      const version = put?.ExpressionAttributeValues?.[':version'];
      return version === undefined ? known === undefined : known?.['version'] === version;
    });
    if (holds.includes(false))
      throw new TransactionCanceledException({
        $metadata: {},
        message: 'cancelled',
        CancellationReasons: holds.map((held) => ({ Code: held ? 'None' : 'ConditionalCheckFailed' })),
      });
    for (const put of puts) this.put(put?.Item ?? {});
    return {};
  }
}
