import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDataFolder } from './data-folder.ts';

describe('a data folder', () => {
  let root: string;
  const openAndLeave = (region: string, fresh = false) => openDataFolder(root, region, fresh).release();

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'continuum-folder-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test('belongs to the region that was started on it first, which another start is told', () => {
    openAndLeave('us-east-1');
    expect(() => openAndLeave('ca-central-1')).toThrow(
      `The data in ${root} belongs to the region us-east-1; regions share nothing. Start us-east-1 on it`,
    );
    openAndLeave('us-east-1');
  });

  test('is held by nobody after it was refused', () => {
    openAndLeave('us-east-1');
    expect(() => openAndLeave('ca-central-1')).toThrow('belongs to the region');
    expect(() => openAndLeave('us-east-1')).not.toThrow();
  });

  test('in use is told of as such, whatever region is asked for, and keeps its own', () => {
    const held = openDataFolder(root, 'us-east-1', false);
    expect(() => openAndLeave('ca-central-1')).toThrow('Another local cloud already runs');
    held.release();
    expect(() => openAndLeave('ca-central-1')).toThrow('belongs to the region us-east-1');
  });

  test('that is emptied first is whose start emptied it', () => {
    openAndLeave('us-east-1');
    openAndLeave('ca-central-1', true);
    expect(() => openAndLeave('us-east-1')).toThrow('belongs to the region ca-central-1');
  });

  test.each(['photo.jpg', 'photo.jpg/below'])('is not made of a file: %s', (name) => {
    writeFileSync(join(root, 'photo.jpg'), 'x');
    expect(() => openDataFolder(join(root, name), 'us-east-1', false)).toThrow(
      `${join(root, name)} is no folder, or lies below a file. Choose an empty or a new folder.`,
    );
  });
});
