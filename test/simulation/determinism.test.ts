import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { drawFaults } from './faults/draw.ts';
import { simulate } from './run/simulate.ts';
import { createRandom } from './world/random.ts';

const run = promisify(execFile);
const main = new URL('./main.ts', import.meta.url).pathname;

const hashOf = async (seed: number): Promise<string> => (await simulate({ seed, deliveries: 400 })).traceHash;

const hashInAnotherProcess = async (...options: readonly string[]): Promise<string | undefined> => {
  const { stdout } = await run(process.execPath, [main, ...options]);
  return /trace ([0-9a-f]{16})/.exec(stdout)?.[1];
};

describe('a seed', () => {
  it('gives the same trace however often it is played, whatever was played before', async () => {
    const first = await hashOf(11);
    await hashOf(12);
    expect(await hashOf(11)).toBe(first);
  });

  it('gives the same trace in another process', async () => {
    expect(await hashInAnotherProcess('--seed', '11', '--deliveries', '400')).toBe(await hashOf(11));
  });

  it('gives the same trace when it is watched', async () => {
    const watched = await simulate({ seed: 11, deliveries: 400, keepTrace: true });
    expect(watched.traceHash).toBe(await hashOf(11));
    expect(watched.trace.length).toBeGreaterThan(1_000);
  });

  it('gives another trace than another seed, and than the same with another knob', async () => {
    const first = await hashOf(11);
    expect(await hashOf(12)).not.toBe(first);
    const worse = await simulate({ seed: 11, deliveries: 400, faults: { crash: 0.04 } });
    expect(worse.traceHash).not.toBe(first);
  });
});

describe('the faults of a seed', () => {
  it('are not all there in every seed, and every one is there in some', () => {
    const drawn = Array.from({ length: 60 }, (_, seed) => drawFaults(createRandom(seed, 'faults')));
    for (const faults of drawn) expect(Object.values(faults)).toContain(0);
    for (const knob of Object.keys(drawn[0] ?? {}) as (keyof (typeof drawn)[number])[])
      expect(drawn.some((faults) => faults[knob] > 0)).toBe(true);
  });
});
