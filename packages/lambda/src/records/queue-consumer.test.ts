import { type Quarantine, TransientError } from '@continuum/application';
import type { SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { contextWith, recordingLog, recordingTally } from '../../test/recording.ts';
import type { BusEnvelope } from './bus-envelope.ts';
import { type Consumed, createQueueConsumer } from './queue-consumer.ts';

const envelope = (id: string) =>
  JSON.stringify({
    id,
    'detail-type': 'GoalMet.v1',
    source: 'continuum.episode',
    account: '111122223333',
    detail: { id },
  });

const queued = (...bodies: readonly string[]): SQSEvent =>
  ({ Records: bodies.map((body, index) => ({ messageId: `m-${index + 1}`, body })) }) as SQSEvent;

type Kept = readonly [consumer: string, id: string, reason: readonly string[], body: string];

const opened = (
  consume: (given: BusEnvelope) => Promise<Consumed>,
  keep: Quarantine['keep'] | undefined = undefined,
) => {
  const kept: Kept[] = [];
  const log = recordingLog();
  const tally = recordingTally();
  const quarantine: Quarantine = { keep: keep ?? (async (...all) => void kept.push(all)) };
  const handler = createQueueConsumer({ consumer: 'report-stage', consume, quarantine, log, tally });
  return { kept, log, tally, deliver: (event: SQSEvent, left = 30_000) => handler(event, contextWith(left)) };
};

const done = async (): Promise<Consumed> => ({ kind: 'done' });

describe('a batch of a queue', () => {
  it('is done when each of its records is, whether it changed anything or a rule said no', async () => {
    const answers: Consumed[] = [
      { kind: 'done' },
      { kind: 'unchanged' },
      { kind: 'rejected', fields: { code: 'x' } },
    ];
    const { deliver, tally } = opened(async () => answers.shift() ?? { kind: 'done' });
    expect(await deliver(queued(envelope('a'), envelope('b'), envelope('c')))).toEqual({
      batchItemFailures: [],
    });
    expect(tally.counted).toEqual({ RecordsDone: 1, RecordsUnchanged: 1, RecordsRejected: 1 });
    expect(tally.flushes()).toBe(1);
  });

  it.each([
    ['something that passes', new TransientError('throttled'), 'transient'],
    ['a defect', new Error('Jodie Hicks is not a number'), 'defect'],
  ])('gives back the record that failed, and only that one: %s', async (_what, error, outcome) => {
    const { deliver, tally, log } = opened(async ({ id }) => {
      if (id === 'b') throw error;
      return { kind: 'done' };
    });
    const answer = await deliver(queued(envelope('a'), envelope('b'), envelope('c')));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-2' }] });
    expect(tally.counted).toEqual({ RecordsDone: 2, RecordsRetried: 1 });
    expect(log.told.find(({ level }) => level === 'fail')?.fields).toEqual({ recordId: 'm-2', outcome });
  });

  it('sets aside what nobody can read, with the reason and without retrying', async () => {
    const { deliver, kept, tally } = opened(done);
    const nameless = JSON.stringify({ id: 'x', detail: {} });
    expect(await deliver(queued('not JSON', nameless))).toEqual({ batchItemFailures: [] });
    expect(kept.map(([consumer, id, , body]) => [consumer, id, body])).toEqual([
      ['report-stage', 'm-1', 'not JSON'],
      ['report-stage', 'm-2', nameless],
    ]);
    expect(kept[1]?.[2]).toContain('detail-type: expected text, got nothing');
    expect(tally.counted).toEqual({ RecordsQuarantined: 2 });
  });

  it('comes back when what nobody can read cannot be set aside either', async () => {
    const { deliver } = opened(done, () => Promise.reject(new TransientError('the bucket does not answer')));
    expect(await deliver(queued('not JSON', envelope('b')))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm-1' }],
    });
  });

  it('begins nothing it has no time for', async () => {
    const begun: string[] = [];
    const { deliver } = opened(async ({ id }) => {
      begun.push(id);
      return { kind: 'done' };
    });
    expect(await deliver(queued(envelope('a')), 1_000)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm-1' }],
    });
    expect(begun).toEqual([]);
  });
});
