import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { callName, type Service, sdkError } from '../services/service.ts';
import { createCrashes } from './crashes.ts';
import type { Node } from './node.ts';
import type { Random } from './random.ts';
import { createTroubles } from './troubles.ts';
import { minute, type World } from './world.ts';

/** Tries of one call by the SDK itself, and how long each waits for an answer: the clients' own settings. */
const triesMost = 3;
const answerWithin = 4_000;

/** Nothing of a sandbox that died is ever answered. */
const never = <T>(): Promise<T> => new Promise(() => undefined);

const cancelledByConflict = () =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
  });

/** Half of the keys are answered; the others are named as still to be read. */
const answeredInPart = (command: BatchGetCommand, service: Service): object => {
  const [[name = '', { Keys = [] }] = ['', {}]] = Object.entries(command.input.RequestItems ?? {});
  const half = Math.floor(Keys.length / 2);
  const first = new BatchGetCommand({ RequestItems: { [name]: { Keys: Keys.slice(0, half) } } });
  return { ...service.answer(first), UnprocessedKeys: { [name]: { Keys: Keys.slice(half) } } };
};

const retried: ReadonlySet<string> = new Set(['ThrottlingException', 'TimeoutError']);

/** What stands between a sandbox and a service: every SDK call of every function passes here. */
export interface Network {
  call(node: Node, service: Service, command: object): Promise<object>;
  /** How often a sandbox died before and after each call, by `function: call`. */
  readonly crashes: Map<string, number>;
}

export const createNetwork = (world: World): Network => {
  const { schedule, trace } = world;
  const random = world.random('network');
  const troubleOf = createTroubles(world, random);
  const crashes = createCrashes(world);

  const latency = (): number => 1 + random.below(20);

  const tried = (node: Node, service: Service, command: object): Promise<object> =>
    new Promise((resolve, reject) => {
      const trouble = troubleOf(service, command);
      const told = (outcome: string) =>
        trace.tell(service.about(command), `${node.name} ${callName(command)} ${outcome}`);
      const later = (milliseconds: number, happens: () => void) =>
        schedule.after(milliseconds, () => {
          if (node.isRunning()) happens();
        });
      const effect = (): (() => void) => {
        try {
          if (trouble === 'throttled') throw sdkError('ThrottlingException');
          if (trouble === 'conflict') throw cancelledByConflict();
          const partly = trouble === 'unread-keys' && command instanceof BatchGetCommand;
          const answer = partly ? answeredInPart(command, service) : service.answer(command);
          told(trouble ?? 'done');
          return () => resolve(answer);
        } catch (error) {
          told((error as Error).name);
          return () => reject(error);
        }
      };
      const timeOut = () => later(answerWithin, () => reject(sdkError('TimeoutError')));
      if (trouble === 'lost-request') {
        told('lost');
        timeOut();
        return;
      }
      const far = trouble === 'late-request' ? answerWithin + random.waiting(5 * minute) : latency();
      schedule.after(far, () => {
        const reply = effect();
        if (!node.isRunning() || crashes.happens(node, service, command, 'after')) return;
        if (
          trouble === undefined ||
          trouble === 'throttled' ||
          trouble === 'conflict' ||
          trouble === 'unread-keys'
        )
          later(latency(), reply);
      });
      if (trouble === 'lost-reply' || trouble === 'late-request') timeOut();
    });

  const call = async (node: Node, service: Service, command: object): Promise<object> => {
    if (!node.isRunning() || crashes.happens(node, service, command, 'before')) return never();
    for (let tries = 1; ; tries += 1) {
      try {
        return await tried(node, service, command);
      } catch (error) {
        if (tries === triesMost || !retried.has((error as Error).name)) throw error;
        await schedule.sleep(random.between(20, 100 * 2 ** tries));
        if (!node.isRunning()) return never();
      }
    }
  };

  return { call, crashes: crashes.counted };
};

/** What a part of the code waits between tries of its own; it never ends for a sandbox that died. */
export const pauseOf =
  (node: Node, { schedule }: World, random: Random) =>
  async (attempt: number): Promise<void> => {
    await schedule.sleep(random.between(5, 25 * 2 ** attempt));
    if (!node.isRunning()) return never();
  };
