import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { knownExpectations, readExpectations } from './known-expectations.ts';

describe('what is known to be expected', () => {
  const known = knownExpectations();

  test.each(known.map((one) => [one.folder, one] as const))(
    'of %s is stated once for a file',
    (_folder, one) => {
      for (const stated of [one.verdicts, one.translations]) {
        const files = stated.map(({ file }) => file);
        expect(files).toEqual([...new Set(files)]);
      }
    },
  );

  test('of a refused file says for which reason, and of an accepted one gives none', () => {
    const verdicts = known.flatMap((one) => one.verdicts);
    for (const { verdict, reasons } of verdicts)
      expect(reasons.length > 0).toBe(verdict === 'refused' || verdict === 'unsupported');
  });

  test('of a translation is at least one thing that a file without any would not have', () => {
    for (const { fields } of known.flatMap((one) => one.translations))
      expect(Object.values(fields).some((value) => value !== null && value !== 0)).toBe(true);
  });
});

describe('a file of expectations', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'expected-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const written = (text: string): string => {
    const path = join(folder, 'expected.json');
    writeFileSync(path, text);
    return path;
  };
  const one = { folder: 'clinic', verdicts: [] };

  test('holds those of one folder or of several', () => {
    const read = { ...one, translations: [] };
    expect(readExpectations(written(JSON.stringify(one)))).toEqual([read]);
    expect(readExpectations(written(JSON.stringify([one, one])))).toEqual([read, read]);
  });

  test.each([
    ['is not there', () => join(folder, 'nowhere.json'), /ENOENT/],
    ['is not JSON', () => written('{'), /JSON/],
    [
      'expects another verdict',
      () => written('{"folder": "a", "verdicts": [{"file": "b", "verdict": "fine", "because": "c"}]}'),
      /verdict/,
    ],
    [
      'does not say why',
      () => written('{"folder": "a", "verdicts": [{"file": "b", "verdict": "refused"}]}'),
      /because/,
    ],
  ])('that %s is told by its name', (_what, path, problem) => {
    expect(() => readExpectations(path())).toThrow(/json: not a file of expectations/);
    expect(() => readExpectations(path())).toThrow(problem);
  });
});
