import { beforeEach, describe, expect, it } from 'vitest';
import { journalIn } from '../../test/kept-items.ts';
import { openPractice, type PracticeInMemory } from '../../test/practice-in-memory.ts';
import { openReferral, startProgram } from '../../test/program-journey.ts';

let practice: PracticeInMemory;
let episodeId: string;

beforeEach(async () => {
  practice = openPractice();
  episodeId = await openReferral(practice);
});

const standing = () => journalIn(practice.items, practice.journalOf(episodeId)).standing;

describe('where an episode stands in the lists', () => {
  it('an open one stands by what is due first, with its trainer and its client', async () => {
    expect(standing()).not.toHaveProperty('trainerId');
    await practice.ask(episodeId, 'assign-trainer', { trainerId: 'mara-lind' });
    expect(standing()).toEqual({
      stage: 'referral',
      status: 'information-requested',
      clientId: (await practice.episode(episodeId)).clientId,
      trainerId: 'mara-lind',
      due: '2026-03-04T15:00:00.000Z',
      list: { kind: 'open', order: '2026-03-04T15:00:00.000Z' },
      sweepAt: '2026-03-04T03:00:00.000Z',
    });
  });

  it('one that waits for nothing stands last, and the sweep passes it by', async () => {
    episodeId = await startProgram(practice);
    await practice.ask(episodeId, 'record-document-sent', {
      document: 'introductory-letter',
      sentAt: practice.surroundings.now(),
      channel: 'fax',
    });
    expect(standing()).toMatchObject({ list: { kind: 'open', order: '9999-12-31T23:59:59.999Z' } });
    expect(standing()).not.toHaveProperty('due');
    expect(standing()).not.toHaveProperty('sweepAt');
  });

  it('an accepted one by its first visit', async () => {
    await practice.ask(episodeId, 'accept-referral', {});
    expect(standing()).toMatchObject({
      due: '2026-03-16T14:00:00.000Z',
      list: { kind: 'open', order: '2026-03-16T14:00:00.000Z' },
    });
    expect(standing()).toHaveProperty('sweepAt');
  });

  it('a closed one stands by when it closed', async () => {
    practice.surroundings.moveTo('2026-03-03T12:00:00.000Z');
    await practice.ask(episodeId, 'decline-referral', { reason: 'no-capacity' });
    expect(standing()).toMatchObject({
      stage: 'closed',
      status: 'declined',
      list: { kind: 'closed', order: '2026-03-03T12:00:00.000Z' },
    });
    expect(standing()).not.toHaveProperty('sweepAt');
  });
});
