import type { EventId } from '@continuum/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { openPractice, type PracticeInMemory } from '../../test/practice-in-memory.ts';
import { openReferral } from '../../test/program-journey.ts';
import { type Trouble, withTroubles } from '../../test/troubled-journals.ts';
import { type Journals, TransientError } from '../ports/index.ts';
import { carryOut } from '../reactions/carry-out.ts';

let practice: PracticeInMemory;
let episodeId: string;

beforeEach(async () => {
  practice = openPractice();
  episodeId = await openReferral(practice);
});

const acceptedTimes = () =>
  practice.eventsOf(episodeId).filter(({ type }) => type === 'ReferralAccepted').length;

describe('given a store that answers as stores do, when a command is carried out', () => {
  const contact = () => ({ attemptedAt: practice.surroundings.now(), channel: 'phone', result: 'reached' });

  it('tells a member whom somebody overtook, and does not act on what they did not see', async () => {
    const { version } = await practice.episode(episodeId);
    const by = () => practice.ask(episodeId, 'record-contact-attempt', contact());
    const journals = withTroubles(practice.journals, [{ kind: 'overtaken', by }]);
    const result = await practice.ask(episodeId, 'accept-referral', {}, { journals });
    expect(result).toEqual({ kind: 'stale', version: version + 1 });
    expect(acceptedTimes()).toBe(0);
  });

  it('decides again, for a reaction, on what somebody quicker left behind', async () => {
    const quicker: Trouble[] = Array.from({ length: 4 }, () => ({
      kind: 'overtaken',
      by: () => practice.ask(episodeId, 'record-contact-attempt', contact()),
    }));
    const result = await carryOut(
      { ...practice.lastOf('ReferralOpened'), id: `${episodeId}.00000099` as EventId },
      { name: 'cancel-referral', body: { reason: 'duplicate' } },
      { ...practice, journals: withTroubles(practice.journals, quicker), consumer: 'referral-stage' },
    );
    expect(result).toEqual({ kind: 'accepted' });
    expect(await practice.episode(episodeId)).toMatchObject({
      position: 'closed/cancelled',
      contactAttempts: 4,
    });
  });

  it.each(['version-conflict', 'acted-already'] as const)(
    'finds its receipt in the inbox when it acted and the answer says %s',
    async (as) => {
      const journals = withTroubles(practice.journals, [{ kind: 'reply-misread', as }]);
      const result = await practice.ask(episodeId, 'accept-referral', {}, { journals });
      expect(result).toMatchObject({ kind: 'done', receipt: { outcome: 'accepted' } });
      expect(acceptedTimes()).toBe(1);
    },
  );

  it('gives the first receipt to the retry of a command whose reply was lost', async () => {
    const { version } = await practice.episode(episodeId);
    const journals = withTroubles(practice.journals, [{ kind: 'reply-lost' }]);
    const once = { key: 'once', ifVersion: version };
    await expect(practice.ask(episodeId, 'accept-referral', {}, { ...once, journals })).rejects.toThrow(
      TransientError,
    );
    expect(await practice.ask(episodeId, 'accept-referral', {}, once)).toMatchObject({
      kind: 'done',
      receipt: { outcome: 'accepted', version: version + 1 },
    });
    expect(acceptedTimes()).toBe(1);
  });

  it('leaves nothing behind when the store is throttled', async () => {
    const { version } = await practice.episode(episodeId);
    const journals = withTroubles(practice.journals, [{ kind: 'throttled' }]);
    await expect(practice.ask(episodeId, 'accept-referral', {}, { journals })).rejects.toThrow(
      TransientError,
    );
    expect((await practice.episode(episodeId)).version).toBe(version);
  });

  it('gives up for now when conflicts do not end', async () => {
    let commits = 0;
    const conflicting: Journals = {
      ...practice.journals,
      commit: async () => {
        commits += 1;
        return { kind: 'version-conflict' };
      },
    };
    await expect(practice.ask(episodeId, 'accept-referral', {}, { journals: conflicting })).rejects.toThrow(
      TransientError,
    );
    expect(commits).toBe(5);
  });
});
