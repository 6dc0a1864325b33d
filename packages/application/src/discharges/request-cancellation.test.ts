import { beforeEach, describe, expect, it } from 'vitest';
import { jodie } from '../../test/jodie-hicks.ts';
import { openPractice, type PracticeInMemory } from '../../test/practice-in-memory.ts';
import { openReferral } from '../../test/program-journey.ts';
import { riverside } from '../../test/registry-in-memory.ts';
import { requestCancellation } from './request-cancellation.ts';

let practice: PracticeInMemory;

beforeEach(() => {
  practice = openPractice();
});

const cancel = (reason: 'client-request' | 'duplicate' = 'client-request') =>
  requestCancellation({ partner: riverside, messageId: jodie.messageId, reason }, practice);

describe('when a partner asks to cancel', () => {
  it('the request is received and announced', async () => {
    await practice.post(jodie);
    expect(await cancel()).toEqual({
      kind: 'done',
      receipt: {
        messageId: jodie.messageId,
        outcome: 'received',
        receivedAt: '2026-03-02T15:00:00.000Z',
        practiceId: 'north-harbor',
        missing: ['informed-consent'],
        warnings: [],
        issues: [],
      },
    });
    expect(practice.lastOf('CancellationRequested').data).toEqual({ reason: 'client-request' });
  });

  it('asking again, for whatever reason, gets the first receipt and does nothing', async () => {
    await practice.post(jodie);
    const first = await cancel();
    practice.surroundings.moveDays(1);
    expect(JSON.stringify(await cancel('duplicate'))).toBe(JSON.stringify(first));
    expect(practice.announced()).toHaveLength(2);
  });

  it('asking again stays quiet though the inbox has forgotten', async () => {
    await practice.post(jodie);
    await cancel();
    for (const { inbox } of practice.items.journals.values()) inbox.clear();
    expect(await cancel('duplicate')).toMatchObject({ kind: 'done', receipt: { outcome: 'received' } });
    expect(practice.announced()).toHaveLength(2);
  });

  it('asking again after a reopening is a new wish, and its retry gets the receipt of that', async () => {
    const episodeId = await openReferral(practice);
    const first = await cancel();
    await practice.deliverAll();
    practice.surroundings.moveDays(1);
    await practice.ask(episodeId, 'reopen-episode', { reason: 'closed-in-error' });
    practice.surroundings.moveDays(1);
    const second = await cancel('duplicate');
    practice.surroundings.moveDays(1);
    expect(second).not.toEqual(first);
    expect(JSON.stringify(await cancel('duplicate'))).toBe(JSON.stringify(second));
    const wishes = practice.announced().filter(({ type }) => type === 'CancellationRequested');
    expect(wishes.map(({ data }) => data)).toEqual([{ reason: 'client-request' }, { reason: 'duplicate' }]);
  });

  it('a message that was never posted is not there', async () => {
    expect(await cancel()).toEqual({ kind: 'not-found' });
  });

  it('a refused message has nothing to cancel', async () => {
    const { dischargedAt: _dischargedAt, ...withoutFact } = jodie;
    await practice.post(withoutFact);
    expect(await cancel()).toEqual({
      kind: 'rejected',
      failures: [{ code: 'discharge-not-accepted', suppliedBy: 'partner' }],
    });
  });
});
