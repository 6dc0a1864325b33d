import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MemoryOffice } from '../../test/ops-office.ts';
import { keepInDemoFile, readDemoFile } from './demo-file.ts';
import { registerDemo } from './demo-registry.ts';

describe('the demo registry', () => {
  let folder: string;
  let memory: MemoryOffice;
  const register = () =>
    registerDemo(memory.office, readDemoFile(folder), (more) => keepInDemoFile(folder, more));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'continuum-demo-'));
    memory = new MemoryOffice();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('a practice, a partner clinic and a trainer are registered once, and sign in the same way ever after', async () => {
    const first = await register();
    expect(first.partner?.clientSecret).toBe('secret-of-riverside-pt');
    expect(await register()).toEqual(first);
    expect([memory.practices.size, memory.partners.size, memory.members.size]).toEqual([1, 1, 1]);
  });

  test('what they sign in with is readable by its owner only', async () => {
    await register();
    expect(statSync(join(folder, 'demo.json')).mode & 0o777).toBe(0o600);
  });

  test('a start that was cut short goes on where it was', async () => {
    const { office } = memory;
    const cutShort = {
      ...office,
      desk: { ...office.desk, addMember: () => Promise.reject(new Error('cut short')) },
    };
    const keep = (more: object) => keepInDemoFile(folder, more);
    await expect(registerDemo(cutShort, readDemoFile(folder), keep)).rejects.toThrow('cut short');
    const finished = await register();
    expect(finished.partner?.clientId).toBe('client-of-riverside-pt');
    expect(finished.trainer?.username).toBe('mara.lind@example.com');
  });

  test('a clinic whose secret was lost is not registered twice', async () => {
    await register();
    rmSync(join(folder, 'demo.json'));
    await expect(register()).rejects.toThrow('A partner clinic riverside-pt exists already');
  });
});
