import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type BatchGetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Item } from './item-size.ts';

/** What goes wrong with one call; the next goes well again. */
export type Trouble =
  /** The table takes no more writes for now. */
  | 'throttled'
  /** The table answers no more reads for now. */
  | 'read-throttled'
  /** A batch of reads comes back with every key still to be read. */
  | 'keys-unread'
  /** Another transaction holds one of the items. */
  | 'transaction-conflict'
  /** It happened, and no answer came. */
  | 'reply-lost';

export interface Call {
  /** `BatchGet`, `Get`, `Query`, `TransactWrite`, `PutObject`, … */
  readonly name: string;
  /** What a transaction put. */
  readonly put: readonly Item[];
}

const named = (name: string): Error => Object.assign(new Error(name), { name });

const putBy = ({ TransactItems = [] }: TransactWriteCommandInput): readonly Item[] =>
  TransactItems.map(({ Put }) => Put?.Item ?? {});

type Send = (command: object) => Promise<object>;

const isOfReads = (trouble: Trouble): boolean => trouble === 'read-throttled' || trouble === 'keys-unread';

const inTrouble = async (trouble: Trouble, command: object, send: Send): Promise<object> => {
  if (trouble === 'throttled' || trouble === 'read-throttled') throw named('ThrottlingException');
  if (trouble === 'keys-unread')
    return { Responses: {}, UnprocessedKeys: (command as BatchGetCommand).input.RequestItems };
  if (trouble === 'transaction-conflict')
    throw new TransactionCanceledException({
      message: 'cancelled',
      $metadata: {},
      CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
    });
  await send(command);
  throw named('TimeoutError');
};

/** A client whose calls are counted at `send`, and meet, in order, the troubles they are given. */
export const watch = <Client extends object>(client: Client, calls: Call[] = []) => {
  const troubles: Trouble[] = [];
  const sendOn: Send = (command) => (client as { readonly send: Send }).send(command);
  const send: Send = (command) => {
    const isWrite = command instanceof TransactWriteCommand;
    calls.push({
      name: command.constructor.name.replace(/Command$/, ''),
      put: isWrite ? putBy(command.input) : [],
    });
    const [next] = troubles;
    const trouble = next !== undefined && isOfReads(next) !== isWrite ? troubles.shift() : undefined;
    return trouble === undefined ? sendOn(command) : inTrouble(trouble, command, sendOn);
  };
  return { client: { send } as unknown as Client, calls, troubles };
};
