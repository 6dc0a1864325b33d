import { type Caller, commandBy } from './caller.ts';

const measure = { code: 'grip-strength', unit: 'kg', side: 'right' };
const dayInMilliseconds = 86_400_000;

/** Takes a referral on by the commands of the API; every wish has to come true. */
export const takingOn = (trainer: Caller, episodeId: string, now: () => Date) => {
  const send = commandBy(trainer, episodeId);
  const ask = async (command: string, body: unknown): Promise<void> => {
    const reply = await send(command, body);
    if (reply.status !== 200) throw new Error(`${command} was answered with ${reply.status}: ${reply.text}`);
  };
  const dateIn = (days: number): string =>
    new Date(now().getTime() + days * dayInMilliseconds).toISOString().slice(0, 10);
  const goal = (horizon: string, target: number, dueOn: string) => ({
    horizon,
    measure: measure.code,
    side: measure.side,
    unit: measure.unit,
    baseline: 20,
    target,
    dueOn,
    functionalActivity: 'Carry a shopping bag home',
  });

  /** Of an accepted referral the papers are in and the first visit is held: program/intake. */
  const beginProgram = async (): Promise<void> => {
    for (const paper of ['written-referral', 'informed-consent', 'release-of-information'])
      await ask('record-paper', { paper, signedOn: dateIn(-1) });
    await ask('start-program', { visitHeldAt: now().toISOString() });
  };

  return {
    beginProgram,
    /** The same of one that was only received. */
    startProgram: async (trainerId: string): Promise<void> => {
      await ask('accept-referral', { trainerId });
      await beginProgram();
    },
    /** Baseline, goals and plan: program/active. */
    activateProgram: async (): Promise<void> => {
      await ask('record-assessment', {
        kind: 'baseline',
        assessedAt: now().toISOString(),
        measures: [{ ...measure, value: 20 }],
      });
      await ask('set-goals', { goals: [goal('30-day', 24, dateIn(28)), goal('90-day', 30, dateIn(85))] });
      await ask('set-plan', {
        sessionsPerWeek: 2,
        durationWeeks: 12,
        sessionMinutes: 50,
        exercises: 'Grip trainer, carries, seated row',
      });
      await ask('activate-program', {});
    },
    /** Concluded by the trainer, and the referrer told: report/issued. */
    issueReport: async (): Promise<void> => {
      await ask('conclude-program', { reason: 'plateau' });
      await ask('issue-report', { recommendation: 'continue-independently' });
    },
  };
};
