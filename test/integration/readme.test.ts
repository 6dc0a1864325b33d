import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkoutRoot } from '@continuum/tools/check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type StartedProcess, startProcess } from './stack/started-process.ts';

const readme = readFileSync(join(checkoutRoot, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/```sh\n(.*?)```/gs)].map(([, lines = '']) => lines.trim());
const answering = blocks.filter((block) => block.includes('curl'));
const operating = blocks
  .filter((block) => !block.includes('curl'))
  .flatMap((block) => block.split('\n'))
  // `npm start` is what these tests stand on, `npm test` is what runs them.
  .filter((line) => !['npm start', 'npm test'].includes(line));
const needsCredentials = (line: string): boolean => /^npm run (diff|deploy) /.test(line);
/** Every command the page names, in a block or in a sentence: `npm test`, `npm run ops`, … */
const named = [
  ...new Set([...readme.matchAll(/\bnpm (?:start|test|run [a-z-]+)\b/g)].map(([words]) => words)),
];

let data: string;
let system: StartedProcess;
let receiver: ReturnType<typeof leftRunning>;

const shell = (lines: string): string =>
  execFileSync('bash', ['-euo', 'pipefail', '-c', lines], {
    cwd: checkoutRoot,
    encoding: 'utf8',
    env: { ...process.env, ...system.variables },
  });

/** Lines that leave something running, and what it prints as time goes on. */
const leftRunning = (lines: string) => {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', `${lines}\nwait`], {
    cwd: checkoutRoot,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...system.variables },
  });
  let printed = '';
  child.stdout.on('data', (bytes: Buffer) => {
    printed += bytes.toString();
  });
  return {
    printed: () => printed,
    stop: () => {
      if (child.pid !== undefined) process.kill(-child.pid);
    },
  };
};

/** Surroundings in which nobody has AWS credentials, whoever runs this test. */
const withoutCredentials = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(AWS|CDK)_/.test(name))),
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
});

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'continuum-readme-'));
  system = await startProcess(data);
});
afterAll(async () => {
  receiver?.stop();
  await system?.stop();
  rmSync(data, { recursive: true, force: true });
});

describe('given a reader who pastes the lines of the README, in order', () => {
  it('shows the clinic what would come, keeps the discharge, and says where it stands', () => {
    const [trial, posted, asked, found, trained, inFhir] = answering.slice(0, 6).map((block) => shell(block));
    expect(trial).toContain('"outcome":"received"');
    expect(posted).toContain('"outcome":"received"');
    expect(posted).toContain('"need":"written-referral"');
    expect(asked).toContain('"messageId":"RPT-2026-0142"');
    expect(asked).not.toContain('"need":"written-referral"');
    expect(found).toContain('{"items":[{"messageId":"RPT-2026-0142"');
    expect(trained).toContain('MSA|AA|');
    expect(inFhir).toContain('"resourceType":"CapabilityStatement"');
    expect(inFhir).toContain('"code":"tried"');
    expect(inFhir).toContain('"value":"REF-0142"');
    for (const answer of [trial, posted, asked, found, inFhir]) expect(answer).toMatch(/\}\n$/);
  });

  it('tries a file of many, takes it, and tells what became of each row', () => {
    const lines = shell(answering.slice(6, 8).join('\n')).trim().split('\n');
    const [tried, refused, ...rows] = lines.map((line) => JSON.parse(line));
    expect(tried).toMatchObject({ status: 'tried', trial: { rows: { received: 3, refused: 2 } } });
    expect(refused.items.map(({ row }: { row: number }) => row)).toEqual([3, 5]);
    expect(rows.map(({ outcome }) => outcome)).toEqual([
      'received',
      'received',
      'refused',
      'received',
      'refused',
    ]);
  });

  it('has the clinic told at an address of its own, under a secret that is shown once', async () => {
    receiver = leftRunning(answering[8] ?? '');
    await vi.waitFor(() => expect(receiver.printed()).toMatch(/"secret":"whsec_/), { timeout: 20_000 });
  });

  it('lets the trainer find it, see it become late with tokens renewed, and accept it', () => {
    const [found, moved, late, accepted] = answering.slice(9);
    const renewals = system.printed.split('\n').filter((line) => /^[A-Z]+_TOKEN=\$\(/.test(line));
    expect(renewals).toHaveLength(2);
    const standing = answering[2]?.split('\n').at(-1);
    const answers = shell([found, moved, ...renewals, late, accepted, standing].join('\n'));
    const lines = answers.trim().split('\n');
    expect(lines[0]).toContain('"clientName":"Marsh, Robin"');
    expect(lines[0]).toContain('"late":false');
    expect(lines[1]).toContain('"dischargedAt":"2026-03-02T15:00:00.000Z"');
    expect(lines[2]).toContain('"command":"accept-referral","allowed":true');
    expect(lines[4]).toContain('"late":true');
    expect(lines[5]).toMatch(/"type":"DeadlineApproaching".*"type":"DeadlineMissed"/);
    expect(lines[6]).toContain('"outcome":"accepted"');
    expect(lines[8]).toContain('"messageId":"RPT-2026-0142"');
    expect(lines).toHaveLength(9);
  });

  it('told the clinic, whose receiver printed it', async () => {
    await vi.waitFor(() => expect(receiver.printed()).toContain('"type":"referral.accepted"'), {
      timeout: 20_000,
    });
    expect(receiver.printed()).toContain(
      '"data":{"messageId":"RPT-2026-0142","stage":"referral","status":"accepted"',
    );
  });
});

describe('given an operator who types the commands of the README', () => {
  it.each(named)('%s tells what it takes', (words) => {
    const told = execFileSync('npm', [...words.split(' ').slice(1), '--silent', '--', '--help'], {
      cwd: checkoutRoot,
      encoding: 'utf8',
    });
    expect(told).toContain(words);
  });

  it('synthesizes with no more said than what was done, and operates the registry', () => {
    const ours = operating.filter((line) => !needsCredentials(line));
    const answers = ours
      .map((line) => shell(line.includes('partner list') ? `${line} --data '${data}' 2>&1` : `${line} 2>&1`))
      .join('\n');
    expect(answers).toContain('Successfully synthesized');
    expect(answers).not.toMatch(/stack id|feature flag/);
    expect(answers).toContain('riverside-pt');
  }, 240_000);

  it.each(operating.filter(needsCredentials))(
    '%s goes as far as it can without credentials',
    (line) => {
      const { status, stderr } = spawnSync('bash', ['-c', line], {
        cwd: checkoutRoot,
        encoding: 'utf8',
        env: withoutCredentials(),
      });
      expect(stderr).toContain('Unable to resolve AWS account to use');
      expect(status).toBe(1);
    },
    240_000,
  );
});
