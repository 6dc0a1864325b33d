import { rmSync } from 'node:fs';
import { type Cruise, cruise, readableLanguages, ruleNames } from '@continuum/tools/check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importProbes, lawful, surroundings } from './import-probes.ts';
import { plantHouse } from './planted-house.ts';

describe('given a house in which every rule of the import law is broken once', () => {
  let root: string;
  let found: Cruise;

  beforeAll(async () => {
    const planted = Object.fromEntries(importProbes.map(({ path, text }) => [path, text]));
    root = plantHouse({ ...surroundings, ...lawful, ...planted });
    found = await cruise(root);
  });

  afterAll(() => rmSync(root, { recursive: true }));

  it('reads TypeScript, without which it would pass everything', async () => {
    expect(await readableLanguages()).toMatch(/✔ typescript /);
    expect(found.modules).toBeGreaterThan(importProbes.length);
  });

  it('has a probe for every rule', async () => {
    const probed = new Set(importProbes.map(({ rule }) => rule));
    expect((await ruleNames()).filter((rule) => !probed.has(rule))).toEqual([]);
  });

  it.each(importProbes)('$rule catches $path', ({ rule, path }) => {
    expect(found.violations.filter(({ from }) => from === path).map((violation) => violation.rule)).toContain(
      rule,
    );
  });

  it.each(Object.keys(lawful))('stays quiet about %s', (path) => {
    expect(found.violations.filter(({ from }) => from === path)).toEqual([]);
  });
});
