import { TransientError } from '@continuum/application';
import { describe, expect, it } from 'vitest';
import { contextWith, recordingLog, recordingTally } from '../../test/recording.ts';
import { createScheduledFunction } from './scheduled-function.ts';

const opened = (...outcomes: readonly (Error | undefined)[]) => {
  const ran: string[] = [];
  const log = recordingLog();
  const tally = recordingTally();
  const chores = outcomes.map((outcome, index) => ({
    name: `chore-${index + 1}`,
    run: async () => {
      ran.push(`chore-${index + 1}`);
      if (outcome !== undefined) throw outcome;
    },
  }));
  const handler = createScheduledFunction({ chores, log, tally });
  return { ran, log, tally, tick: () => handler({}, contextWith(50_000)) };
};

describe('a tick of the clock', () => {
  it('does every chore', async () => {
    const { tick, ran, tally } = opened(undefined, undefined);
    await tick();
    expect(ran).toEqual(['chore-1', 'chore-2']);
    expect(tally.flushes()).toBe(1);
  });

  it('does the others when one fails, then fails itself so that somebody looks', async () => {
    const { tick, ran, log, tally } = opened(new TransientError('busy'), undefined);
    await expect(tick()).rejects.toThrow('chore-1');
    expect(ran).toEqual(['chore-1', 'chore-2']);
    expect(log.told[0]?.fields).toEqual({ key: 'chore-1', outcome: 'transient' });
    expect(tally.flushes()).toBe(1);
  });
});
