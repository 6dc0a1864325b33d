import { rmSync } from 'node:fs';
import { runBinary } from '@continuum/tools/check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lawfulFiles, lintProbes } from './lint-probes.ts';
import { plantHouse } from './planted-house.ts';

interface Diagnostic {
  readonly category: string;
  readonly location: { readonly path: string };
}

async function lint(root: string): Promise<Diagnostic[]> {
  const parameters = ['lint', '--reporter=json', '--max-diagnostics=none', '.'];
  const { output } = await runBinary('biome', parameters, root);
  const report: { diagnostics: Diagnostic[] } = JSON.parse(output.slice(0, output.lastIndexOf('}') + 1));
  return report.diagnostics;
}

describe('given a house in which the rules of the linter are broken', () => {
  let root: string;
  let diagnostics: Diagnostic[];

  beforeAll(async () => {
    root = plantHouse({
      'packages/application/src/index.ts':
        'export async function sweep(): Promise<number> {\n  return 1;\n}\n',
      ...lawfulFiles,
      ...Object.fromEntries(lintProbes.map(({ path, text }) => [path, text])),
    });
    diagnostics = await lint(root);
  });

  afterAll(() => rmSync(root, { recursive: true }));

  const rulesAgainst = (path: string) =>
    diagnostics.filter(({ location }) => location.path === path).map(({ category }) => category);

  it.each(lintProbes)('$rule catches $path', ({ rule, path }) => {
    expect(rulesAgainst(path)).toContain(`lint/${rule}`);
  });

  it.each(Object.keys(lawfulFiles))('stays quiet about %s', (path) => {
    expect(rulesAgainst(path)).toEqual([]);
  });
});
