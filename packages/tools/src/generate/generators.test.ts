import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { staleFiles } from './generators.ts';

describe('generated files', () => {
  let root: string;

  const plant = (path: string, text: string) => {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const plantRoom = (room: string, files: Record<string, string>) => {
    plant(`${room}/package.json`, '{ "exports": { "./generated": "./generated.ts" } }');
    plant(`${room}/generated.ts`, `export const generatedFiles = () => (${JSON.stringify(files)});\n`);
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'continuum-generated-'));
    plantRoom('packages/contracts', { 'packages/contracts/openapi.json': '{}\n' });
    plantRoom('events', { 'events/asyncapi.json': '{}\n', 'events/schemas/GoalMet.v1.json': '{}\n' });
    plantRoom('packages/domain', { 'docs/journey.md': 'referral\n' });
    plantRoom('packages/tools', {});
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it('are fresh when they hold what their generator says', async () => {
    plant('packages/contracts/openapi.json', '{}\n');
    plant('events/asyncapi.json', '{}\n');
    plant('events/schemas/GoalMet.v1.json', '{}\n');
    plant('docs/journey.md', 'referral\n');
    expect(await staleFiles(root)).toEqual([]);
  });

  it('are stale when missing, different or no longer generated', async () => {
    plant('packages/contracts/openapi.json', '{ "old": 1 }\n');
    plant('events/asyncapi.json', '{}\n');
    plant('events/schemas/GoalMet.v1.json', '{}\n');
    plant('events/schemas/Forgotten.v1.json', '{}\n');
    expect(await staleFiles(root)).toEqual([
      { path: 'packages/contracts/openapi.json', reason: 'differs from its source', content: '{}\n' },
      { path: 'docs/journey.md', reason: 'missing', content: 'referral\n' },
      { path: 'events/schemas/Forgotten.v1.json', reason: 'no longer generated' },
    ]);
  });

  it('refuse to be written where another room lives', async () => {
    plantRoom('packages/domain', { 'docs/other.md': 'referral\n' });
    await expect(staleFiles(root)).rejects.toThrow('generates docs/other.md, which is not its to write');
  });

  it('ask for the door where a room has none', async () => {
    plant('events/package.json', '{}');
    await expect(staleFiles(root)).rejects.toThrow('events/package.json opens no door ./generated');
  });
});
