import { receiveDischarge, referralReactions } from '@continuum/application';
import { parseContractEvent } from '@continuum/events';
import { beforeEach, describe, expect, it } from 'vitest';
import { announcing, queued } from '../bus-events.ts';
import { context, jodie, openWorld, riverside, type World } from '../doubles.ts';
import { createHandler } from './handler.ts';

let world: World;
let about: Readonly<Record<string, unknown>>;

/** Jodie's referral is open; nothing of a program yet. */
beforeEach(async () => {
  world = openWorld();
  const bytes = new TextEncoder().encode(JSON.stringify(jodie));
  await receiveDischarge({ partner: riverside, mediaType: 'application/json', bytes }, world);
  const [discharge] = [...world.kept.journals.values()];
  const [message] = announcing(discharge?.commits[0]?.records[0]).Records;
  const { 'detail-type': detailType, detail } = JSON.parse(message?.body ?? '{}');
  const parsed = parseContractEvent(detailType, detail);
  if (!parsed.ok || parsed.event.type !== 'TherapyDischargeReceived') throw new Error('it was not announced');
  await referralReactions.TherapyDischargeReceived(parsed.event, { ...world, consumer: 'referral-stage' });
  const { episodeId, partnerId, dischargeId, recordedAt } = parsed.event;
  about = {
    id: `${episodeId}.00000009`,
    schemaVersion: 1,
    recordedAt,
    episodeId,
    partnerId,
    dischargeId,
    version: 9,
  };
});

const happened = (type: string, data: object, changes: object = {}) =>
  queued(`${type}.v1`, {
    ...about,
    practiceId: 'north-harbor',
    stage: 'program',
    status: 'active',
    type,
    data,
    ...changes,
  });

const done = { batchItemFailures: [] };
const programEvent = () => happened('EntryCorrected', { entry: 3, reason: 'mistyped' });

describe('the program stage', () => {
  it('takes no for an answer: an event that came to nothing is never retried', async () => {
    expect(await createHandler(world)(programEvent(), context)).toEqual(done);
    const outcomes = Object.keys(world.tally.counted);
    expect(outcomes).toHaveLength(1);
    expect(['RecordsRejected', 'RecordsUnchanged']).toContain(outcomes[0]);
    expect(world.quarantined).toEqual([]);
  });

  it('sets an event aside whose name it does not know, and logs no word of it', async () => {
    const stranger = queued('Jodie Hicks', { client: 'Hicks' });
    expect(await createHandler(world)(stranger, context)).toEqual(done);
    expect(world.quarantined).toHaveLength(1);
    expect(JSON.stringify([world.quarantined, world.log.told])).not.toContain('Hicks');
  });

  it('waits for an episode that is not open yet', async () => {
    const episodeId = `ep_${'a'.repeat(26)}`;
    const early = happened(
      'EntryCorrected',
      { entry: 3, reason: 'mistyped' },
      { episodeId, id: `${episodeId}.00000009` },
    );
    expect(await createHandler(world)(early, context)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm-1' }],
    });
    expect(world.tally.counted).toEqual({ RecordsRetried: 1 });
  });

  it('sets aside what a wrong rule brought', async () => {
    expect(await createHandler(world)(happened('ProgramActivated', {}), context)).toEqual(done);
    expect(world.quarantined).toEqual([
      { consumer: 'program-stage', reason: ['expected an event this function reacts to'] },
    ]);
  });
});
