import type { DynamoDBStreamEvent } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { lambdaDoing, pass, quietWorld } from '../test/small-world.ts';
import { day, hour, type World } from '../world/world.ts';
import { createStream, type Stream } from './stream.ts';

const partition = 'P#north-harbor#E#ep_one';
const event = (version: number, body: string, PK = partition) => ({
  PK,
  SK: `EVENT#${String(version).padStart(8, '0')}`,
  body,
});

describe("the table's stream and its consumer", () => {
  let world: World;
  let batches: string[][];
  let broken: Set<string>;
  let kept: string[][];
  let answers: 'by throwing' | 'by naming the first';
  let stream: Stream;

  const bodiesOf = ({ Records }: DynamoDBStreamEvent): string[] =>
    Records.map(({ dynamodb }) => dynamodb?.NewImage?.['body']?.S ?? '');

  const open = (faults = {}) => {
    world = quietWorld(faults);
    const relay = lambdaDoing(world, async (given: DynamoDBStreamEvent) => {
      const bodies = bodiesOf(given);
      batches.push(bodies);
      const at = bodies.findIndex((body) => broken.has(body));
      if (at === -1) return { batchItemFailures: [] };
      if (answers === 'by throwing') throw new Error('the batch failed');
      return { batchItemFailures: [{ itemIdentifier: given.Records[at]?.dynamodb?.SequenceNumber }] };
    });
    stream = createStream(world, relay, {
      batchSize: 100,
      maximumRetryAttempts: 10,
      maximumRecordAgeHours: 20,
      onFailure: (_key, text) => {
        const { payload } = JSON.parse(text) as { payload: string };
        kept.push(bodiesOf(JSON.parse(payload)));
      },
    });
  };

  beforeEach(() => {
    batches = [];
    broken = new Set();
    kept = [];
    answers = 'by naming the first';
    open();
  });

  const write = (bodies: readonly string[]) => {
    for (const [index, body] of bodies.entries()) stream.written(event(index + 1, body), undefined);
  };

  it('brings events in the order of their writing, and nothing else', async () => {
    stream.written({ PK: partition, SK: 'HEAD' }, undefined);
    write(['a', 'b', 'c']);
    await pass(world, hour);
    expect(batches).toEqual([['a', 'b', 'c']]);
    expect(stream.waiting()).toBe(0);
  });

  it('comes back from the first record that failed, and sets it aside alone after ten retries', async () => {
    broken.add('poison');
    write(['a', 'poison', 'b', 'c']);
    await pass(world, hour);
    expect(kept).toEqual([['poison']]);
    expect(batches.filter((batch) => batch.includes('a'))).toHaveLength(1);
    expect(batches.filter((batch) => batch.length === 1 && batch[0] === 'poison')).toHaveLength(11);
    expect(batches.slice(-2)).toEqual([['b'], ['c']]);
  });

  it('splits a batch in two as often as it throws, until the bad record stands alone', async () => {
    answers = 'by throwing';
    broken.add('poison');
    write(['a', 'b', 'poison', 'c']);
    await pass(world, hour);
    expect(batches.slice(0, 3)).toEqual([
      ['a', 'b', 'poison', 'c'],
      ['a', 'b'],
      ['poison', 'c'],
    ]);
    expect(kept).toEqual([['poison']]);
    expect(batches.at(-1)).toEqual(['c']);
  });

  it('keeps whole, untried, what has become older than it may be', async () => {
    broken.add('a');
    open({ relayStops: 1 });
    stream.written(event(1, 'early'), undefined);
    await pass(world, hour);
    expect(batches).toEqual([['early']]);
    for (let version = 2; version < 2 + 100 * 24; version += 1) {
      stream.written(event(version, `${version}`), undefined);
      await pass(world, hour);
    }
    await pass(world, 2 * day);
    const seen = [...batches, ...kept].flat();
    expect(new Set(seen).size).toBe(1 + 100 * 24);
    expect(stream.waiting()).toBe(0);
  });
});
