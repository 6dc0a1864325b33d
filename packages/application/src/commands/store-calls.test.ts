import { beforeEach, describe, expect, it } from 'vitest';
import { counted } from '../../test/counted.ts';
import { jodie } from '../../test/jodie-hicks.ts';
import { bytesOf, openPractice, type PracticeInMemory } from '../../test/practice-in-memory.ts';
import { activateProgram, openReferral } from '../../test/program-journey.ts';
import { flexion } from '../../test/readings.ts';
import { northHarbor, riverside } from '../../test/registry-in-memory.ts';
import { receiveDischarge } from '../discharges/receive-discharge.ts';
import { openReferral as react } from '../reactions/open-referral.ts';

let practice: PracticeInMemory;
let calls: number;
const count = () => {
  calls += 1;
};

beforeEach(() => {
  practice = openPractice();
  calls = 0;
});

describe('the calls that a use case costs, the registry apart', () => {
  it('a member command: one to load, one to commit', async () => {
    const episodeId = await openReferral(practice);
    const journals = counted(practice.journals, count);
    await practice.ask(episodeId, 'accept-referral', { trainerId: 'mara-lind' }, { journals });
    expect(calls).toBe(2);
  });

  it('its retry: one', async () => {
    const episodeId = await openReferral(practice);
    await practice.ask(episodeId, 'accept-referral', {}, { key: 'once' });
    await practice.ask(
      episodeId,
      'accept-referral',
      {},
      { key: 'once', journals: counted(practice.journals, count) },
    );
    expect(calls).toBe(1);
  });

  it('a correction of an entry: one more, for the entry', async () => {
    const episodeId = await activateProgram(practice);
    const { version } = practice.eventsOf(episodeId).find(({ type }) => type === 'AssessmentRecorded')!;
    const body = { kind: 'baseline', assessedAt: practice.surroundings.now(), measures: [flexion(98)] };
    await practice.ask(
      episodeId,
      'correct-entry',
      { version, reason: 'mistyped', corrected: { command: 'record-assessment', body } },
      { journals: counted(practice.journals, count) },
    );
    expect(calls).toBe(3);
  });

  const receive = () =>
    receiveDischarge(
      { partner: riverside, mediaType: 'application/json', bytes: bytesOf(jodie) },
      {
        ...practice,
        journals: counted(practice.journals, count),
        originals: counted(practice.originals, count),
      },
    );

  it('a discharge: one to load, one to keep the original, one to commit; its retry: one', async () => {
    await receive();
    expect(calls).toBe(3);
    calls = 0;
    await receive();
    expect(calls).toBe(1);
  });

  it('opening a referral: four at most', async () => {
    await practice.post(jodie);
    await react(practice.lastOf('TherapyDischargeReceived'), northHarbor, {
      ...practice,
      journals: counted(practice.journals, count),
      clients: counted(practice.clients, count),
      consumer: 'referral-stage',
    });
    expect(calls).toBe(4);
  });
});
