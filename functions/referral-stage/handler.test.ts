import { receiveDischarge } from '@continuum/application';
import { describe, expect, it } from 'vitest';
import { announcing, queued } from '../bus-events.ts';
import { context, jodie, openWorld, riverside } from '../doubles.ts';
import { createHandler } from './handler.ts';

/** A world in which Riverside has posted Jodie's discharge, and the message the bus carries of it. */
const posted = async () => {
  const world = openWorld();
  const bytes = new TextEncoder().encode(JSON.stringify(jodie));
  await receiveDischarge({ partner: riverside, mediaType: 'application/json', bytes }, world);
  const [discharge] = [...world.kept.journals.values()];
  const message = announcing(discharge?.commits[0]?.records[0]);
  const episodes = () =>
    [...world.kept.journals.values()].filter(({ journal }) => journal.kind === 'episode');
  return { ...world, message, episodes, deliver: createHandler(world) };
};

const done = { batchItemFailures: [] };

describe('a discharge that was received', () => {
  it('opens a referral under the episode id it already has', async () => {
    const { deliver, message, episodes, tally } = await posted();
    expect(await deliver(message, context)).toEqual(done);
    expect(episodes().map(({ commits }) => commits[0]?.records[0]?.type)).toEqual(['ReferralOpened']);
    expect(tally.counted).toEqual({ RecordsDone: 1 });
  });

  it('opens nothing a second time', async () => {
    const { deliver, message, episodes, tally } = await posted();
    await deliver(message, context);
    expect(await deliver(message, context)).toEqual(done);
    expect(episodes().map(({ commits }) => commits.length)).toEqual([1]);
    expect(tally.counted).toEqual({ RecordsDone: 1, RecordsUnchanged: 1 });
  });

  it('waits, to be delivered again, while the store is not reachable', async () => {
    const { message, ...world } = await posted();
    const journals = { ...world.journals, loadWithCanonical: () => Promise.reject(new Error('no')) };
    const answer = await createHandler({ ...world, journals })(message, context);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-1' }] });
  });
});

describe('an event the referral stage cannot act on', () => {
  it.each([
    ['it is of an unknown version', 'TherapyDischargeReceived.v9', {}],
    ['it lacks what every event has', 'TherapyDischargeReceived.v1', { note: 'Jodie Hicks' }],
  ])('is set aside: %s', async (_why, detailType, detail) => {
    const { deliver, quarantined, log } = await posted();
    expect(await deliver(queued(detailType, detail), context)).toEqual(done);
    expect(quarantined.map(({ consumer }) => consumer)).toEqual(['referral-stage']);
    expect(JSON.stringify([quarantined, log.told])).not.toContain('Hicks');
  });
});
