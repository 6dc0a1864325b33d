/** What the partner kit gives a clinic's developer to verify webhooks with, each run in its own language. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Snippet {
  readonly file: string;
  /** What it is run by; the compiler where it has one. */
  readonly runtime: string;
  readonly command: (path: string) => readonly [string, ...string[]];
  /** SHA-256 of the file that passed here: what has no runtime on a machine is at least that file. */
  readonly passedAs: string;
}

const scratch = mkdtempSync(join(tmpdir(), 'continuum-snippets-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const compiler = 'javac';

const compiled = (path: string): readonly [string, ...string[]] => {
  execFileSync(compiler, ['-d', scratch, path]);
  return ['java', '-cp', scratch, 'Verify'];
};

const snippets: readonly Snippet[] = [
  {
    file: 'verify.mjs',
    runtime: process.execPath,
    command: (path) => [process.execPath, path],
    passedAs: 'd121d27c693aa24cc664c6b8f341da1a9e2cca9baa400abc29f674fde69f3e3a',
  },
  {
    file: 'verify.py',
    runtime: 'python3',
    command: (path) => ['python3', path],
    passedAs: '804e63b12688af96d81d373c0c2da57e760d8d5cb62219a40f27067805989387',
  },
  {
    file: 'Verify.java',
    runtime: compiler,
    command: compiled,
    passedAs: 'a8bb4c753ef67e594b63b2326cf58887fd7cc922307a4442319a14335c8f5726',
  },
];

const pathOf = (file: string): string =>
  fileURLToPath(new URL(`../../../../docs/partner-kit/webhooks/${file}`, import.meta.url));

const isHere = ({ runtime }: Snippet): boolean => {
  const { error, status } = spawnSync(runtime, ['--version']);
  return error === undefined && status === 0;
};

const id = 'msg_ep_abcdefghijklmnop_00000004';
const body = '{"type":"referral.accepted","data":{"messageId":"Überweisung 1"}}';
const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

const secret = newSecret();
const now = () => new Date();
const minutesAway = (minutes: number) => new Date(Date.now() + minutes * 60_000);

const signed = (by: string, at: Date) => ({
  id,
  timestamp: String(Math.floor(at.getTime() / 1000)),
  signature: new Webhook(by).sign(id, at, body),
});

/** What a snippet says of a webhook as it came, run by this command. */
const said = (
  [runtime, ...words]: readonly [string, ...string[]],
  { timestamp, signature }: ReturnType<typeof signed>,
  arrived = body,
  known = secret,
): string => {
  const { stdout, status } = spawnSync(runtime, [...words, id, timestamp, signature], {
    input: arrived,
    encoding: 'utf8',
    env: { ...process.env, WEBHOOK_SECRET: known },
  });
  return `${status} ${stdout.trim()}`;
};

describe.each(snippets)('$file', (snippet) => {
  it('is the file that passed the cases below', () => {
    const sha256 = createHash('sha256')
      .update(readFileSync(pathOf(snippet.file)))
      .digest('hex');
    expect(sha256).toBe(snippet.passedAs);
  });
});

describe.each(snippets.filter(isHere))('$file, run here,', ({ file, command }) => {
  let snippet: readonly [string, ...string[]];
  beforeAll(() => {
    snippet = command(pathOf(file));
  });

  it('verifies what was signed with its secret, also by one of two while one replaces the other', () => {
    const genuine = signed(secret, now());
    expect(said(snippet, genuine)).toBe('0 verified');
    const { signature: another } = signed(newSecret(), now());
    const rotating = { ...genuine, signature: `${another} ${genuine.signature}` };
    expect(said(snippet, rotating)).toBe('0 verified');
  });

  it('refuses another body, another secret, another version and what is no signature', () => {
    const genuine = signed(secret, now());
    const none = '1 refused: no signature matches';
    expect(said(snippet, genuine, body.replace('accepted', 'declined'))).toBe(none);
    expect(said(snippet, genuine, body, newSecret())).toBe(none);
    const version2 = genuine.signature.replace('v1,', 'v2,');
    for (const signature of ['', 'v1,', 'v1,***', version2])
      expect(said(snippet, { ...genuine, signature })).toBe(none);
  });

  it('refuses what was signed long ago, or is said to be signed at another time', () => {
    const notNow = '1 refused: the timestamp is not of now';
    expect(said(snippet, signed(secret, minutesAway(-6)))).toBe(notNow);
    expect(said(snippet, signed(secret, minutesAway(6)))).toBe(notNow);
    expect(said(snippet, { ...signed(secret, now()), timestamp: 'today' })).toBe(notNow);
    const moved = { ...signed(secret, minutesAway(-6)), timestamp: signed(secret, now()).timestamp };
    expect(said(snippet, moved)).toBe('1 refused: no signature matches');
  });

  it('refuses everything where it was given no secret', () => {
    expect(said(snippet, signed(secret, now()), body, '')).toBe('1 refused: there is no secret');
  });
});
