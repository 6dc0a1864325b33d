import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemOf } from '@continuum/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTool } from './stack/tool-command.ts';

const receipt = {
  messageId: 'RPT-1',
  outcome: 'received',
  receivedAt: '2026-03-02T15:04:05.000Z',
  missing: [],
  warnings: [],
  issues: [],
};

/** Takes every file but the one that breaks it and the one it never answers. */
const fragileSystem = (): Server =>
  createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      if (body.includes('hangs')) return;
      const [status, answer] = body.includes('breaks') ? [500, problemOf('internal-error')] : [202, receipt];
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });

let system: Server;
let root: string;

const write = (folder: string, ...files: readonly string[]): string => {
  const path = join(root, folder);
  mkdirSync(path);
  for (const file of files) writeFileSync(join(path, `${file}.json`), JSON.stringify({ messageId: file }));
  return path;
};

const run = (...words: readonly string[]) => {
  const { port } = system.address() as AddressInfo;
  const to = ['--url', `http://127.0.0.1:${port}`, '--token', 'a.b.c'];
  return runTool('corpora', [...words, ...to, '--report', join(root, 'report.ndjson')]);
};

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'continuum-fragile-'));
  system = fragileSystem();
  await new Promise<void>((resolve) => system.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  system?.closeAllConnections();
  system?.close();
  rmSync(root, { recursive: true, force: true });
});

describe('given a system that is named by its address', () => {
  it('ends well when every file has an answer', async () => {
    const { exitCode, told } = await run(write('whole', 'one', 'two'));
    expect(told).toContain('2 files: 2 accepted');
    expect(exitCode).toBe(0);
  });

  it('ends with 1 when one answer is of 5xx and another does not come within 2 s', async () => {
    const { exitCode, told } = await run(write('fragile', 'breaks', 'hangs', 'one'));
    expect(told).toContain('3 files: 1 accepted, 2 failed');
    expect(told).toMatch(/failed +fragile\/breaks\.json\n +Something is wrong on our side/);
    expect(told).toMatch(/failed +fragile\/hangs\.json\n +no answer within 2000 ms/);
    expect(exitCode).toBe(1);
    const report = readFileSync(join(root, 'report.ndjson'), 'utf8').trimEnd().split('\n');
    expect(report.map((line) => JSON.parse(line).reasonClasses)).toEqual([['server-error'], ['hung'], []]);
  });

  it('says once that nothing answers there, and posts nothing', async () => {
    const folder = write('unheard', 'one', 'two');
    const at = ['--url', 'http://127.0.0.1:9', '--token', 'a.b.c', '--report', join(root, 'none.ndjson')];
    const { exitCode, told, complained } = await runTool('corpora', [folder, ...at]);
    expect(`${told}${complained}`.match(/http:\/\/127\.0\.0\.1:9 does not answer/g)).toHaveLength(1);
    expect(exitCode).toBe(1);
  });

  it('ends with 1 and says so when the folder is not there', async () => {
    const { exitCode, complained } = await run(join(root, 'nowhere'));
    expect(complained).toMatch(/nowhere: expected a folder/);
    expect(exitCode).toBe(1);
  });

  it('ends with 2 and says how to get help when it is mistyped', async () => {
    const { exitCode, complained } = await run('--jsn');
    expect(complained).toContain('npm run corpora -- --help');
    expect(exitCode).toBe(2);
  });
});
