import { describe, expect, it } from 'vitest';
import { checkerNames } from '../checkers/checker-names.ts';
import { seesBugs } from '../test/sees-bugs.ts';
import { plantedBugs } from './planted-bugs.ts';

const half = Math.ceil(plantedBugs.length / 2);

describe('the mistakes', () => {
  it('are at least twenty, each by its own name', () => {
    expect(new Set(plantedBugs.map(({ name }) => name)).size).toBe(plantedBugs.length);
    expect(plantedBugs.length).toBeGreaterThanOrEqual(20);
  });

  it('leave no checker out: each has one that it must see', () => {
    const needed = new Set(plantedBugs.flatMap(({ caughtBy }) => caughtBy));
    expect([...needed].sort()).toEqual([...checkerNames].sort());
  });
});

describe('the simulation, within fifty seeds', () => {
  seesBugs(plantedBugs.slice(0, half));
});
