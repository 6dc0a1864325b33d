import { contractEventNames, detailTypeOf, parseContractEvent } from '@continuum/events';
import { examples, submittedExample } from '@continuum/events/examples';
import * as fc from 'fast-check';
import { accountOf } from '../../kit/system/people.ts';
import type { Consumer } from '../../kit/system/wiring.ts';
import { bytesAround } from '../bodies/bytes.ts';
import { type Tree, treeOf } from '../bodies/tree.ts';
import type { Stage } from '../stage.ts';
import { leaksOf } from '../verdict/leaks.ts';
import { pollutedPrototypes } from '../verdict/prototypes.ts';
import type { Family } from './family.ts';
import { countProcessorTime } from './processor-time.ts';

interface Message {
  readonly consumer: Consumer;
  readonly bytes: Uint8Array;
}

const envelope = (detailType: string, detail: unknown, account: string) => ({
  version: '0',
  id: 'bus-1',
  'detail-type': detailType,
  source: 'continuum.episode',
  account,
  time: '2026-03-02T15:04:05Z',
  region: 'us-east-1',
  resources: [],
  detail,
});

/** What queues carry on a good day: an example of every event, those of real journals, and a partner's message. */
const rightMessages = ({ published }: Stage): fc.Arbitrary<Tree> => {
  const ours = contractEventNames.map((name) =>
    envelope(detailTypeOf(name), examples[name].event, '999988887777'),
  );
  const submitted = envelope(
    detailTypeOf('TherapyDischargeSubmitted'),
    submittedExample.event,
    accountOf('client-riverside'),
  );
  return fc.constantFrom(...[...ours, ...published, submitted, submitted].map(treeOf));
};

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
const largestMessageBytes = 1024 * 1024;

/** A queue carries text; bytes that are none became replacement characters on the way. */
const bodyOf = ({ bytes }: Message): string => Buffer.from(bytes).toString();

const parsed = (text: string): Record<string, unknown> => {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
};

const isContractEvent = (body: string): boolean => {
  const { 'detail-type': type, detail } = parsed(body);
  return typeof type === 'string' && parseContractEvent(type, detail).ok;
};

/** A mistake of the code shows as one of these; what is merely absent or busy does not. */
const isMistake = (error: unknown): boolean =>
  error instanceof TypeError ||
  error instanceof RangeError ||
  error instanceof SyntaxError ||
  error instanceof ReferenceError;

/**
 * Messages in the queues of the consumers. What nobody can read is set aside with its reason; only an event that
 * keeps its contract, of something that is not there, may come to the dead letters.
 */
export const messageFamily = (stage: Stage): Family<Message> => ({
  name: 'messages',
  inputs: fc.record({
    consumer: fc.constantFrom<Consumer>(
      'discharge-intake',
      'discharge-intake',
      'referral-stage',
      'program-stage',
      'report-stage',
    ),
    bytes: bytesAround(rightMessages(stage)).map((bytes) => bytes.subarray(0, largestMessageBytes)),
  }),
  describe: (message) => `${message.consumer}: ${JSON.stringify(bodyOf(message).slice(0, 2000))}`,
  judge: async (message) => {
    const { consumer } = message;
    const { system } = stage;
    stage.goBack();
    const body = bodyOf(message);
    const spent = countProcessorTime();
    const taken = await system.deliver(consumer, body);
    const milliseconds = spent();
    if (taken) await system.atRest();
    const broken = system.lines.filter(({ level }) => level === 'fail');
    return {
      outcome: `${consumer} ${taken ? 'taken' : 'dead letter'}`,
      milliseconds,
      complaints: [
        ...(taken || isContractEvent(body) ? [] : ['what nobody can read was retried']),
        ...broken.filter(({ error }) => isMistake(error)).map(({ error }) => String((error as Error).stack)),
        ...leaksOf(system),
        ...pollutedPrototypes(),
      ],
    };
  },
});
