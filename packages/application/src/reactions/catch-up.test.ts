import { informationProvided } from '@continuum/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { jodie } from '../../test/jodie-hicks.ts';
import { bytesOf, openPractice, type PracticeInMemory } from '../../test/practice-in-memory.ts';
import { openReferral } from '../../test/program-journey.ts';
import { riverside } from '../../test/registry-in-memory.ts';
import { correctDischarge } from '../discharges/correct-discharge.ts';
import { provideInformation } from '../discharges/provide-information.ts';
import { requestCancellation } from '../discharges/request-cancellation.ts';

const { referrer, referral, ...withoutReferral } = jodie;
const { messageId } = jodie;
const partner = riverside;
const mediaType = 'application/json';

let practice: PracticeInMemory;
let episodeId: string;

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
const correct = (message: object) =>
  correctDischarge({ partner, mediaType, bytes: bytesOf(message), messageId }, practice);
const reopen = () => practice.ask(episodeId, 'reopen-episode', { reason: 'new-information' });
const cancel = () => requestCancellation({ partner, messageId, reason: 'client-request' }, practice);
const typesOf = () => practice.eventsOf(episodeId).map(({ type }) => type);
const client = () => [...practice.items.clients.values()][0];

beforeEach(async () => {
  practice = openPractice();
  episodeId = await openReferral(practice, withoutReferral);
  await practice.ask(episodeId, 'decline-referral', { reason: 'no-valid-referral' });
});

describe('given a referral that was declined for want of a written referral', () => {
  it('asks for it while nobody sent it', async () => {
    await reopen();
    await practice.deliverAll();
    const { missing } = await practice.episode(episodeId);
    expect(missing.map(({ need }) => need)).toEqual(['referrer', 'written-referral', 'informed-consent']);
  });

  it('an answer sent meanwhile is there once it is reopened', async () => {
    await provide({ referrer, referral });
    await practice.deliverAll();
    expect(await practice.episode(episodeId)).toMatchObject({ canonicalVersion: 1 });
    await reopen();
    await practice.deliverAll();
    expect(await practice.episode(episodeId)).toMatchObject({
      position: 'referral/information-requested',
      canonicalVersion: 2,
      missing: [{ need: 'informed-consent' }],
      papers: { 'written-referral': { signedOn: referral.signedOn } },
    });
    expect(practice.eventsOf(episodeId).at(-1)).toMatchObject({
      type: 'InformationReceived',
      by: { kind: 'reaction', id: 'referral-stage' },
    });
  });

  it('a correction sent meanwhile is there too, and the corrected person with it', async () => {
    await correct({ ...jodie, client: { ...jodie.client, name: { family: 'Hicks-Example', given: [] } } });
    await practice.deliverAll();
    expect(client()).toMatchObject({ name: { family: 'Hicks' } });
    await reopen();
    await practice.deliverAll();
    expect(practice.eventsOf(episodeId).at(-1)?.type).toBe('CorrectionApplied');
    expect((await practice.episode(episodeId)).papers).toHaveProperty('written-referral');
    expect(client()).toMatchObject({ name: { family: 'Hicks-Example' } });
  });

  it.each([
    ['the reopening is announced first', ['EpisodeReopened', 'InformationProvided']],
    ['the answer is announced first', ['InformationProvided', 'EpisodeReopened']],
  ] as const)('an answer is taken once, when %s', async (_order, names) => {
    await provide({ referrer, referral });
    await reopen();
    const events = names.map((name) => practice.announced().findLast(({ type }) => type === name)!);
    for (const event of [...events, ...events]) await practice.deliver(event);
    const types = practice.eventsOf(episodeId).map(({ type }) => type);
    expect(types.filter((type) => type === 'InformationReceived')).toHaveLength(1);
    expect((await practice.episode(episodeId)).missing).toMatchObject([{ need: 'informed-consent' }]);
  });

  it('stays quiet when its sender told nothing more', async () => {
    await reopen();
    const { version } = await practice.episode(episodeId);
    await practice.deliverAll();
    expect((await practice.episode(episodeId)).version).toBe(version);
  });
});

describe('given a wish to cancel that came while the referral was closed', () => {
  let askedAt: string;

  beforeEach(async () => {
    askedAt = practice.surroundings.now();
    await cancel();
    await practice.deliverAll();
    practice.surroundings.moveDays(1);
    await reopen();
  });

  it('the practice sees it once it is reopened, and decides', async () => {
    await practice.deliverAll();
    expect(await practice.episode(episodeId)).toMatchObject({
      position: 'referral/information-requested',
      cancellationRequestedAt: askedAt,
    });
  });

  it('is noted once and cancels nothing, in whatever order and however often it is announced', async () => {
    await practice.deliver(practice.lastOf('CancellationRequested'));
    await practice.deliverAll();
    await practice.redeliverAll();
    expect(typesOf().filter((type) => type === 'CancellationNoted')).toHaveLength(1);
    expect(typesOf()).not.toContain('ReferralCancelled');
  });

  it('asked again afterwards, it cancels as a first wish does', async () => {
    await practice.deliverAll();
    practice.surroundings.moveDays(1);
    await cancel();
    await practice.deliverAll();
    expect(await practice.episode(episodeId)).toMatchObject({ position: 'closed/cancelled' });
  });
});

describe('given a referral that its partner cancelled and a member reopened', () => {
  beforeEach(async () => {
    await reopen();
    practice.surroundings.moveDays(1);
    await cancel();
    await practice.deliverAll();
    practice.surroundings.moveDays(1);
    await reopen();
    await practice.deliverAll();
  });

  it('stays open, and nothing is noted: the wish was carried out', async () => {
    await practice.redeliverAll();
    const episode = await practice.episode(episodeId);
    expect(episode.position).toBe('referral/information-requested');
    expect(episode).not.toHaveProperty('cancellationRequestedAt');
  });

  it('the partner can cancel it once more', async () => {
    practice.surroundings.moveDays(1);
    await cancel();
    await practice.deliverAll();
    expect(await practice.episode(episodeId)).toMatchObject({ position: 'closed/cancelled' });
    expect(typesOf().filter((type) => type === 'ReferralCancelled')).toHaveLength(2);
  });
});
