import { informationProvided } from '@continuum/contracts';
import type { ContractEvent } from '@continuum/events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jodie } from '../../test/jodie-hicks.ts';
import { bytesOf, openPractice, type PracticeInMemory } from '../../test/practice-in-memory.ts';
import { riverside } from '../../test/registry-in-memory.ts';
import { correctDischarge } from '../discharges/correct-discharge.ts';
import { provideInformation } from '../discharges/provide-information.ts';
import { requestCancellation } from '../discharges/request-cancellation.ts';
import { TransientError } from '../ports/index.ts';

const { conditions, ...withoutCondition } = jodie;
const { messageId } = jodie;
const mediaType = 'application/json';
const named = (family: string) => ({
  ...withoutCondition,
  client: { ...jodie.client, name: { family, given: ['Jodie'] } },
});

/** Two answers, and corrections that are silent about them; the last says again what the second said. */
const postFollowUps = async (practice: PracticeInMemory): Promise<void> => {
  const partner = riverside;
  const correct = (message: object) =>
    correctDischarge({ partner, mediaType, bytes: bytesOf(message), messageId }, practice);
  const provide = (information: object) =>
    provideInformation(
      {
        partner,
        messageId,
        information: informationProvided.parse(information),
        bytes: bytesOf(information),
        mediaType,
      },
      practice,
    );
  const right = { ...named('Hicks-Two'), priority: 'urgent' };
  await provide({ conditions });
  await correct(right);
  await provide({ consent: { signedOn: '2026-03-01' } });
  await correct(named('Hicks-One'));
  await correct(right);
};

/** A discharge with gaps, and everything that follows it. */
const postEverything = async (practice: PracticeInMemory): Promise<readonly ContractEvent[]> => {
  await practice.post(withoutCondition);
  await postFollowUps(practice);
  return practice.announced();
};

const followUps: readonly string[] = ['TherapyDischargeCorrected', 'InformationProvided'];

const lastWord = {
  position: 'referral/received',
  canonicalVersion: 6,
  missing: [],
  urgent: true,
  papers: { 'informed-consent': { signedOn: '2026-03-01' } },
};

const familyNames = (practice: PracticeInMemory) =>
  [...practice.items.clients.values()].map(({ name }) => name.family);

/** Delivers in the given order; what cannot be done yet comes back later, as a queue brings it. */
const deliverInOrder = async (
  practice: PracticeInMemory,
  events: readonly ContractEvent[],
): Promise<void> => {
  const waiting = [...events];
  for (let event = waiting.shift(); event !== undefined; event = waiting.shift()) {
    try {
      await practice.deliver(event);
    } catch (cause) {
      if (!(cause instanceof TransientError)) throw cause;
      waiting.push(event);
    }
  }
};

/** Every one of `count` events at least once, some twice, in any order. */
const anyOrder = (count: number) => {
  const all = Array.from({ length: count }, (_nothing, index) => index);
  return fc
    .array(fc.nat({ max: count - 1 }), { maxLength: count })
    .chain((twice) => fc.shuffledSubarray([...all, ...twice], { minLength: all.length + twice.length }));
};

describe('whatever the order in which a discharge, its corrections and its answers come, and come again', () => {
  it('the episode and its client end as the last word of the partner', async () => {
    await fc.assert(
      fc.asyncProperty(anyOrder(6), async (order) => {
        const practice = openPractice();
        const events = await postEverything(practice);
        await deliverInOrder(
          practice,
          order.map((index) => events[index]!),
        );
        const { episodeId } = events[0]!;
        expect(await practice.episode(episodeId)).toMatchObject(lastWord);
        expect(familyNames(practice)).toEqual(['Hicks-Two']);
      }),
      { numRuns: 60 },
    );
  });

  it('so does an episode that was closed meanwhile, once it is reopened', async () => {
    await fc.assert(
      fc.asyncProperty(anyOrder(6), async (order) => {
        const practice = openPractice();
        await practice.post(withoutCondition);
        await practice.deliverAll();
        const { episodeId } = practice.lastOf('ReferralOpened');
        await practice.ask(episodeId, 'decline-referral', { reason: 'no-capacity' });
        await postFollowUps(practice);
        const told = practice.announced().filter(({ type }) => followUps.includes(type));
        const [early, late] = [told.slice(0, 2), told.slice(2)];
        for (const event of early) await practice.deliver(event);
        await practice.ask(episodeId, 'reopen-episode', { reason: 'new-information' });
        const events = [practice.lastOf('EpisodeReopened'), ...late, ...early];
        await deliverInOrder(
          practice,
          order.map((index) => events[index]!),
        );
        expect(await practice.episode(episodeId)).toMatchObject(lastWord);
        expect(familyNames(practice)).toEqual(['Hicks-Two']);
      }),
      { numRuns: 40 },
    );
  });

  it('a cancellation among them closes the referral', async () => {
    await fc.assert(
      fc.asyncProperty(anyOrder(7), async (order) => {
        const practice = openPractice();
        await postEverything(practice);
        await requestCancellation({ partner: riverside, messageId, reason: 'duplicate' }, practice);
        const events = practice.announced();
        await deliverInOrder(
          practice,
          order.map((index) => events[index]!),
        );
        const { episodeId } = events[0]!;
        expect(await practice.episode(episodeId)).toMatchObject({ position: 'closed/cancelled' });
        const types = practice.eventsOf(episodeId).map(({ type }) => type);
        expect(types.filter((type) => type === 'ReferralCancelled')).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });
});
