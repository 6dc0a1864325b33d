import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Family } from '../families/family.ts';
import { failureText, lineOf } from './report.ts';
import { runFamily } from './run-family.ts';

const numbers = (judge: Family<number>['judge']): Family<number> => ({
  name: 'numbers',
  inputs: fc.nat(1_000),
  judge,
  describe: String,
});

const fine = { outcome: 'number 200', milliseconds: 1, complaints: [] };

describe('given a family of inputs', () => {
  it('judges as many as it is asked for, batch after batch, and counts what came of them', async () => {
    const told: number[] = [];
    const run = await runFamily(
      numbers(async (input) => ({ ...fine, outcome: input % 2 === 0 ? 'even 200' : 'odd 404' })),
      { bodies: 2_500, seed: 7, tell: (judged) => told.push(judged) },
    );
    expect(run.failure).toBeUndefined();
    expect(told).toEqual([1_000, 2_000, 2_500]);
    expect([...run.outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(2_500);
    expect(lineOf(run, 1)).toMatch(/^✔ numbers +2500 .*200: \d+ {2}404: \d+$/);
  });

  it('tells the smallest input that something is wrong with, and how to see it again', async () => {
    const family = numbers(async (input) => ({ ...fine, complaints: input >= 500 ? ['too large'] : [] }));
    const { failure } = await runFamily(family, { bodies: 5_000, seed: 7 });
    expect(failure).toMatchObject({ complaints: 'too large', input: '500' });
    const { seed = 0, path } = failure!;
    const again = await runFamily(family, { bodies: 1, seed, path });
    expect(again).toMatchObject({ judged: 1, failure: { input: '500' } });
    expect(failureText('numbers', failure!)).toContain(
      `npm run fuzz -- --family numbers --seed ${seed} --path ${path}`,
    );
  });

  it('takes what is thrown for a complaint', async () => {
    const family = numbers(async () => {
      throw new TypeError('not a function');
    });
    const { failure } = await runFamily(family, { bodies: 1, seed: 7 });
    expect(failure?.complaints).toContain('TypeError: not a function');
  });

  it('takes what is left behind batch after batch for a leak, not what the first one needs', async () => {
    const held = (megabytes: readonly number[]) => {
      const left = [...megabytes];
      return () => (left.shift() ?? 0) * 1024 * 1024;
    };
    const family = numbers(async () => fine);
    const asked = { bodies: 3_000, seed: 7 };
    const leaking = await runFamily(family, { ...asked, heldBytes: held([500, 530, 533]) });
    expect(leaking.failure?.complaints).toBe('the heap grew by 33 MB, and may by 32');
    expect(lineOf(leaking, 1)).toContain('heap +33.0 MB');
    const steady = await runFamily(family, { ...asked, heldBytes: held([500, 530, 490]) });
    expect([steady.failure, steady.heapGrowth]).toEqual([undefined, -10]);
  });

  it('takes an input for a hang that is slow every time, not one that the machine stumbled at', async () => {
    const slow = numbers(async () => ({ ...fine, milliseconds: 300 }));
    const hung = await runFamily(slow, { bodies: 1, seed: 7, hangMilliseconds: 250 });
    expect(hung.failure?.complaints).toContain('over 250 ms');
    const answers = [300, 10, 10];
    const once = numbers(async () => ({ ...fine, milliseconds: answers.shift() ?? 10 }));
    const stumbled = await runFamily(once, { bodies: 3, seed: 7, hangMilliseconds: 250 });
    expect(stumbled.failure).toBeUndefined();
    expect(stumbled.slowest.milliseconds).toBe(300);
  });
});
