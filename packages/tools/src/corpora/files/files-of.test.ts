import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesOf } from './files-of.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'records-'));
});

afterEach(() => rmSync(root, { recursive: true }));

const write = (path: string): void => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), '');
};

test('files are told with the folder they lie in, however deep', () => {
  for (const path of ['clinic/b.json', 'clinic/a.json', 'clinic/old/c.json', 'README.md']) write(path);
  expect(filesOf(root).map(({ folder, file }) => `${folder}: ${file}`)).toEqual([
    `${basename(root)}: README.md`,
    'clinic: a.json',
    'clinic: b.json',
    'clinic: old/c.json',
  ]);
  expect(filesOf(root)[3]?.path).toBe(join(root, 'clinic', 'old', 'c.json'));
});

test('what no person sees is left out', () => {
  for (const path of ['.git/config', 'clinic/.DS_Store', 'clinic/a.json']) write(path);
  expect(filesOf(root).map(({ file }) => file)).toEqual(['a.json']);
});

test('an empty folder has none', () => {
  expect(filesOf(root)).toEqual([]);
});
