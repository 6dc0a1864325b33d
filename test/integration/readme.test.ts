import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkoutRoot } from '@continuum/tools/check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedProcess, startProcess } from './stack/started-process.ts';

const readme = readFileSync(join(checkoutRoot, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/```sh\n(.*?)```/gs)].map(([, lines = '']) => lines.trim());
/** `npm start` is what these tests stand on, `npm test` is what runs them. */
const runElsewhere = ['npm start', 'npm test'];
const answering = blocks.filter((block) => block.includes('curl'));
const operating = blocks.filter((block) => !block.includes('curl') && !runElsewhere.includes(block));

let data: string;
let system: StartedProcess;

const shell = (lines: string): string =>
  execFileSync('bash', ['-euo', 'pipefail', '-c', lines], {
    cwd: checkoutRoot,
    encoding: 'utf8',
    env: { ...process.env, ...system.variables },
  });

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'continuum-readme-'));
  system = await startProcess(data);
});
afterAll(async () => {
  await system?.stop();
  rmSync(data, { recursive: true, force: true });
});

describe('given a reader who pastes the lines of the README, in order', () => {
  it('shows the clinic what would come, keeps the discharge, and says where it stands', () => {
    const [trial, posted, asked] = answering.slice(0, 3).map((block) => shell(block));
    expect(trial).toContain('"outcome":"received"');
    expect(posted).toContain('"outcome":"received"');
    expect(posted).toContain('"need":"written-referral"');
    expect(asked).toContain('"messageId":"RPT-2026-0142"');
    expect(asked).not.toContain('"need":"written-referral"');
  });

  it('lets the trainer find it, ask what may happen, and accept it', async () => {
    shell(`curl -sS "$API/_local/clock" -d '{"advanceSeconds": 1}'`);
    const answers = shell(answering.slice(3).join('\n'));
    expect(answers).toContain('"clientName":"Marsh, Robin"');
    expect(answers).toContain('"command":"accept-referral","allowed":true');
    expect(answers).toContain('"outcome":"accepted"');
    expect(answers).toContain('"type":"ReferralAccepted"');
  });

  it('synthesizes, and operates the registry', () => {
    const answers = operating
      .flatMap((block) => block.split('\n'))
      .map((line) => shell(line.includes('partner list') ? `${line} --data '${data}'` : line));
    expect(answers.join('\n')).toContain('riverside-pt');
  });
});
