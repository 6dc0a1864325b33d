import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChaosRun, runRounds } from '../chaos/run-rounds.ts';

/** `npm run chaos` plays as many as anybody wants. */
const rounds = 3;

let dataFolder: string;
let run: ChaosRun;
const told: string[] = [];

beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'continuum-kill-'));
  run = await runRounds({ rounds, seed: 1, dataFolder, tell: (line) => void told.push(line) });
});
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

describe(`given a system that is killed ${rounds} times in the middle of its work`, () => {
  it('starts again each time, and had acknowledged posts and commands', () => {
    expect(told).toHaveLength(rounds);
    expect(run.posts).toBeGreaterThan(rounds);
    expect(run.commands).toBeGreaterThan(0);
  });

  it('loses nothing it acknowledged, does nothing twice, tears no journal, and drains', () => {
    expect(run.wrong).toEqual([]);
  });
});
