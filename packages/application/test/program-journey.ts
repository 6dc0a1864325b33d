import { jodie } from './jodie-hicks.ts';
import type { PracticeInMemory } from './practice-in-memory.ts';
import { flexion, plan, shoulderGoals } from './readings.ts';

/** Jodie's referral is open. */
export const openReferral = async (practice: PracticeInMemory, message: object = jodie): Promise<string> => {
  await practice.post(message);
  const { episodeId } = practice.lastOf('TherapyDischargeReceived');
  await practice.deliverAll();
  return episodeId;
};

/** Accepted, papers signed, first visit held on the same day. */
export const startProgram = async (practice: PracticeInMemory): Promise<string> => {
  const episodeId = await openReferral(practice);
  const at = practice.surroundings.now();
  await practice.ask(episodeId, 'accept-referral', { trainerId: 'mara-lind' });
  for (const paper of ['informed-consent', 'release-of-information'])
    await practice.ask(episodeId, 'record-paper', { paper, signedOn: '2026-03-02' });
  await practice.ask(episodeId, 'start-program', { visitHeldAt: at });
  return episodeId;
};

/** The program runs: baseline 95°, goals of 120° and 150°. */
export const activateProgram = async (practice: PracticeInMemory): Promise<string> => {
  const episodeId = await startProgram(practice);
  const assessedAt = practice.surroundings.now();
  await practice.ask(episodeId, 'record-assessment', {
    kind: 'baseline',
    assessedAt,
    measures: [flexion(95)],
  });
  const goals = shoulderGoals(95, { soon: '2026-03-30', later: '2026-05-28' });
  await practice.ask(episodeId, 'set-goals', { goals });
  await practice.ask(episodeId, 'set-plan', plan);
  await practice.ask(episodeId, 'activate-program', {});
  await practice.deliverAll();
  return episodeId;
};

/** A re-assessment of right shoulder flexion, and everything that comes of it. */
export const reAssess = async (
  practice: PracticeInMemory,
  episodeId: string,
  degrees: number,
): Promise<void> => {
  const assessedAt = practice.surroundings.now();
  const measures = [flexion(degrees)];
  await practice.ask(episodeId, 'record-assessment', { kind: 're-assessment', assessedAt, measures });
  await practice.deliverAll();
};
