import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FunctionLog } from './function-log.ts';
import { LogFolder } from './log-folder.ts';

describe('the logs of functions', () => {
  let path: string;
  let complained: string[];
  let logs: readonly FunctionLog[];

  beforeEach(() => {
    path = join(mkdtempSync(join(tmpdir(), 'continuum-logs-')), 'logs');
    complained = [];
    const folder = new LogFolder(path, (sentence) => complained.push(sentence));
    logs = ['one', 'other'].map((name) => new FunctionLog(folder, name, () => 'now', undefined));
  });
  afterEach(() => rmSync(join(path, '..'), { recursive: true, force: true }));

  test('are a file for each', () => {
    for (const log of logs) log.write('said', 1);
    expect(readFileSync(join(path, 'one.log'), 'utf8')).toBe('now #1 said\n');
    expect(readFileSync(join(path, 'other.log'), 'utf8')).toBe('now #1 said\n');
    expect(complained).toEqual([]);
  });

  test('whose folder was deleted take nothing down, and are told of once', () => {
    rmSync(path, { recursive: true });
    for (const log of [...logs, ...logs]) log.write('said', 1);
    expect(complained).toHaveLength(1);
    expect(complained[0]).toContain(`Logs can no longer be written to ${path}: ENOENT`);
  });
});
