import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Clock } from '../clock/clock.ts';
import { Store } from '../store/store.ts';
import { MessageTooLong, type QueueSettings, QueueStore } from './queue-store.ts';

const settings = (name: string, more: Partial<QueueSettings> = {}): QueueSettings => ({
  arn: name,
  name,
  visibilityTimeoutSeconds: 60,
  retentionSeconds: 345_600,
  delaySeconds: 0,
  maximumMessageBytes: 1_048_576,
  redrive: undefined,
  ...more,
});
const queues = [
  settings('work', { redrive: { deadLetterArn: 'dead', maxReceiveCount: 3 } }),
  settings('dead', { retentionSeconds: 1_209_600 }),
  settings('late', { delaySeconds: 30 }),
  settings('small', { maximumMessageBytes: 4 }),
];

let folder: string;
let store: Store;
let clock: Clock;
let messages: QueueStore;
const open = (): void => {
  store = new Store(join(folder, 'cloud.sqlite'));
  clock = new Clock(store);
  messages = new QueueStore(store, clock, queues);
};
const pass = (seconds: number): void => clock.moveTo(clock.now() + seconds * 1000);
const bodies = (queue: string): string[] => messages.receive(queue, 10).map(({ body }) => body);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'queue-store-'));
  open();
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

describe('a queue', () => {
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
  test('hides a received message and delivers it again when its visibility timeout ends', () => {
    messages.send('work', 'one');
    expect(bodies('work')).toEqual(['one']);
    expect(bodies('work')).toEqual([]);
    pass(59);
    expect(bodies('work')).toEqual([]);
    pass(2);
    expect(messages.receive('work', 10)).toMatchObject([{ body: 'one', receiveCount: 2 }]);
  });

  test('forgets a deleted message', () => {
    messages.send('work', 'one');
    messages.delete(messages.receive('work', 10));
    pass(61);
    expect(bodies('work')).toEqual([]);
  });

  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
  test('moves a message to the dead-letter queue once it was received maxReceiveCount times', () => {
    messages.send('work', 'poison');
    const deliveries = [1, 2, 3, 4].map(() => {
      const count = bodies('work').length;
      pass(61);
      return count;
    });
    expect(deliveries).toEqual([1, 1, 1, 0]);
    expect(messages.depth('dead')).toMatchObject({ waiting: 1 });
    expect(messages.depth('work')).toEqual({ waiting: 0, inFlight: 0, hidden: 0 });
  });

  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
  test('drops messages past its retention, counted from their first sending', () => {
    messages.send('work', 'old');
    pass(345_601);
    messages.expire();
    expect(bodies('work')).toEqual([]);
  });

  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-delay-queues.html
  test('delays new messages where it has a delay', () => {
    messages.send('late', 'one');
    expect(bodies('late')).toEqual([]);
    pass(31);
    expect(bodies('late')).toEqual(['one']);
  });

  test('refuses a message longer than it takes', () => {
    expect(() => messages.send('small', '12345')).toThrow(MessageTooLong);
  });

  test('keeps its messages over a restart and lets go of what the dead process held', () => {
    messages.send('work', 'held');
    messages.send('work', 'failed');
    const [held, failed] = messages.receive('work', 2);
    if (!held || !failed) throw new Error('two messages were sent');
    messages.leave([failed]);
    store.close();
    open();
    expect(bodies('work')).toEqual(['held']);
  });
});
