import * as fc from 'fast-check';
import { lambdaContext } from '../../kit/system/lambda-context.ts';
import { marker } from '../bodies/hostile-values.ts';
import { mutated } from '../bodies/mutations.ts';
import { textOf, treeOf } from '../bodies/tree.ts';
import type { Stage } from '../stage.ts';
import { leaksOf } from '../verdict/leaks.ts';
import { pollutedPrototypes } from '../verdict/prototypes.ts';
import type { Family } from './family.ts';
import { countProcessorTime } from './processor-time.ts';

interface Batch {
  /** Bodies of EVENT items before the one that is wrong. */
  readonly before: number;
  readonly body: string;
  readonly sortKey: string;
}

/**
 * As much as an item holds, 400 KB.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
const itemBytesMost = 400 * 1024;

/** An event is logged by its id, and announced as the journal has it: neither gives anything away. */
const isItsId = RegExp(`"eventId":[^,]*${marker}`);

/**
 * Batches of the table's stream with one record that may be wrong: the relay publishes what stands before it, names
 * no record but that one, and never throws.
 */
export const streamFamily = (stage: Stage): Family<Batch> => {
  const { system } = stage;
  const stored = system.memory
    .items()
    .flatMap(({ SK, body }) => (String(SK).startsWith('EVENT#') ? [String(body)] : []));
  const eventIds = stored.map((body) => JSON.parse(body).eventId as string);
  const trees = stored.map((body) => treeOf(JSON.parse(body)));
  const image = (sortKey: string, body: string) => ({ SK: { S: sortKey }, body: { S: body } });
  return {
    name: 'stream-records',
    inputs: fc.record({
      before: fc.nat(3),
      body: mutated(fc.constantFrom(...trees))
        .map(textOf)
        .filter((body) => Buffer.byteLength(body) <= itemBytesMost),
      sortKey: fc.oneof(
        { weight: 10, arbitrary: fc.constant('EVENT#00000001') },
        { weight: 1, arbitrary: fc.constantFrom('EVENT#', 'HEAD', '', 'NOTE#no_x', 'EVENT#x') },
      ),
    }),
    describe: ({ before, body, sortKey }) =>
      `after ${before}, ${sortKey}: ${JSON.stringify(body.slice(0, 2000))}`,
    judge: async ({ before, body, sortKey }) => {
      stage.goBack();
      const images = [
        ...stored.slice(0, before).map((right) => image('EVENT#00000001', right)),
        image(sortKey, body),
      ];
      const Records = images.map((NewImage, index) => ({
        dynamodb: { NewImage, SequenceNumber: String(index) },
      }));
      const spent = countProcessorTime();
      const { batchItemFailures } = await system.functions.relay({ Records } as never, lambdaContext);
      const milliseconds = spent();
      const failedAt = batchItemFailures[0]?.itemIdentifier;
      const ids = new Set(system.published.map(({ detail }) => Object(detail).id));
      const left = eventIds.slice(0, before).filter((id) => !ids.has(id));
      return {
        outcome: failedAt === undefined ? 'published or no event' : 'named',
        milliseconds,
        complaints: [
          ...(failedAt === undefined || failedAt === String(before)
            ? []
            : ['a record that is right was named']),
          ...left.map((id) => `${id} stands before the record that may be wrong, and was not published`),
          ...(isItsId.test(body) ? [] : leaksOf(system, 'an event')),
          ...pollutedPrototypes(),
        ],
      };
    },
  };
};
