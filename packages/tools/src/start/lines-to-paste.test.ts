import { execFileSync } from 'node:child_process';
import { parse, routes, therapyDischarge } from '@continuum/contracts';
import { describe, expect, test } from 'vitest';
import { linesToPaste } from './lines-to-paste.ts';

const visitor = {
  apiUrl: 'http://127.0.0.1:4310',
  tokenUrl: 'http://127.0.0.1:4310/oauth2/token',
  partnerToken: 'partner.token',
  trainerToken: 'trainer.token',
  trainerId: 'mara-lind',
  memberClientId: 'members',
  partner: { clientId: 'clinic', clientSecret: "clinic's&secret" },
  trainer: { username: "o'neil@example.com", password: "it's~secret" },
  now: new Date('2026-03-02T15:04:05.000Z'),
};

/** What each pasted curl was given, told by a curl that only repeats its words. */
const pasted = (): string[][] => {
  const curl = `curl() { printf '%s\\0' "$@"; printf '\\0'; }; sleep() { :; }; EPISODE=ep_x; ETAG='"1"';`;
  const lines = linesToPaste(visitor).flatMap((step) => step.lines);
  const script = [
    curl,
    ...lines.map((line) => line.replace(/^(?:until |[A-Z_]+=\$\()(curl .*?) \| .*$/, '$1')),
  ];
  const output = execFileSync('sh', ['-c', script.join('\n')], { encoding: 'utf8' });
  return output
    .split('\0\0')
    .filter((words) => words !== '')
    .map((words) => words.split('\0'));
};

describe('the lines to paste', () => {
  test('a shell hands each to curl as it is meant, whatever quotes a password has', () => {
    const words = pasted();
    expect(words.at(-1)).toContain("password=it's~secret");
    expect(words.at(-1)).toContain("username=o'neil@example.com");
    expect(words.flat()).toContain('Authorization: Bearer partner.token');
    expect(words.flat()).toContain('If-Match: "1"');
    expect(words.flat()).toContain('{"trainerId":"mara-lind"}');
  });

  test('both tokens can be renewed, each into its variable', () => {
    const lines = linesToPaste(visitor).flatMap((step) => step.lines);
    expect(lines.filter((line) => line.startsWith('PARTNER_TOKEN=$(curl'))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('TRAINER_TOKEN=$(curl'))).toHaveLength(1);
    const words = pasted().find((given) => given.includes('grant_type=client_credentials'));
    expect(words).toContain('client_id=clinic');
    expect(words).toContain("client_secret=clinic's&secret");
  });

  test('every answer that is shown ends its line', () => {
    const shown = linesToPaste(visitor)
      .flatMap((step) => step.lines)
      .filter((line) => line.startsWith('curl '));
    expect(shown).toHaveLength(3);
    for (const line of shown) expect(line).toMatch(/^curl -sS -w '\\n' /);
  });

  test('the discharge lacks nothing', () => {
    const [post = []] = pasted();
    const read = parse(therapyDischarge, JSON.parse(post[post.indexOf('-d') + 1] ?? ''));
    expect(read).toMatchObject({ ok: true, value: { messageId: 'DEMO-20260302150405' } });
  });

  test('every address is one of the API', () => {
    const patterns = routes.map(({ path }) => new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`));
    const paths = pasted()
      .flat()
      .filter((word) => word.startsWith(`${visitor.apiUrl}/v1`))
      .map((url) => new URL(url).pathname);
    expect(paths).toHaveLength(6);
    for (const path of paths)
      expect(
        patterns.some((pattern) => pattern.test(path)),
        path,
      ).toBe(true);
  });
});
