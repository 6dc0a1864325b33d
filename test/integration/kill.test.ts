import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, callerOf, everyItem, type Reply } from './stack/caller.ts';
import { discharge } from './stack/discharge.ts';
import { type StartedProcess, startProcess } from './stack/started-process.ts';

const rounds = 3;
const postsOfRound = 60;
const killAfterAnswers = 25;
const senders = 4;

let data: string;
let system: StartedProcess;
/** Every post that was answered with 202, and the answer. */
const acknowledged = new Map<string, string>();

const partner = (): Caller => callerOf(variable('API'), async () => variable('PARTNER_TOKEN'));
const trainer = (): Caller => callerOf(variable('API'), async () => variable('TRAINER_TOKEN'));
const variable = (name: string): string => system.variables[name] ?? '';

const post = (messageId: string): Promise<Reply> =>
  partner()('/v1/discharges', { body: discharge(messageId) });

/** Posts until the system is gone; kills it in the middle. */
const postsAndKill = async (round: number): Promise<void> => {
  const waiting = Array.from({ length: postsOfRound }, (_, post) => `KILL-${round}-${post}`);
  let answers = 0;
  let killed: Promise<void> | undefined;
  const send = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined && killed === undefined; id = waiting.shift()) {
      const reply = await post(id).catch((error: unknown) => {
        if (killed === undefined) throw error;
      });
      if (reply?.status === 202) acknowledged.set(id, reply.text);
      answers += 1;
      if (answers === killAfterAnswers) killed = system.kill();
    }
  };
  await Promise.all(Array.from({ length: senders }, send));
  await killed;
};

const sentDischarges = () => everyItem<{ readonly messageId: string }>(partner(), '/v1/discharges');

const openEpisodes = async (): Promise<number> => (await everyItem(trainer(), '/v1/episodes')).length;

/** Waits until every discharge that the partner can see has its episode on the work list. */
const caughtUp = async (): Promise<number> => {
  const sent = (await sentDischarges()).length;
  for (let tries = 0; tries < 300 && (await openEpisodes()) < sent; tries += 1) await wait(100);
  return sent;
};

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'continuum-kill-'));
  system = await startProcess(data);
});
afterAll(async () => {
  await system?.stop();
  rmSync(data, { recursive: true, force: true });
});

describe('given a system that is killed in the middle of its work', () => {
  it.each(Array.from({ length: rounds }, (_, round) => round + 1))(
    'round %i: starts again',
    async (round) => {
      await postsAndKill(round);
      system = await startProcess(data);
      expect(acknowledged.size).toBeGreaterThanOrEqual((killAfterAnswers - senders) * round);
    },
  );

  it('has opened one referral for every discharge it kept, and lost none it acknowledged', async () => {
    const sent = await caughtUp();
    const kept = new Set((await sentDischarges()).map(({ messageId }) => messageId));
    expect([...acknowledged.keys()].filter((id) => !kept.has(id))).toEqual([]);
    expect(await openEpisodes()).toBe(sent);
  });

  it('answers the retry of each with the first receipt, byte for byte, and opens nothing twice', async () => {
    const before = await openEpisodes();
    for (const [id, receipt] of acknowledged) expect((await post(id)).text).toBe(receipt);
    await caughtUp();
    expect(await openEpisodes()).toBe(before);
  });
});
