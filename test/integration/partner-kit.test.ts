import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkoutRoot } from '@continuum/tools/check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lie, startProxy } from './stack/lying-proxy.ts';
import { type Stack, startStack } from './stack/stack.ts';
import { runTool } from './stack/tool-command.ts';

let stack: Stack;
let token: string;

const verify = (url: string) => runTool('verify-partner', ['--url', url], { PARTNER_TOKEN: token });

beforeAll(async () => {
  stack = await startStack();
  token = await stack.demo.partnerToken();
});
afterAll(() => stack?.stop());

/** Two ports at which nobody listens. */
const freePorts = async (): Promise<readonly number[]> => {
  const proxies = [await startProxy('', {}), await startProxy('', {})];
  for (const proxy of proxies) proxy.close();
  return proxies.map(({ url }) => Number(new URL(url).port));
};

describe("given a clinic's developer who pastes the lines of the kit, in order", () => {
  const page = readFileSync(join(checkoutRoot, 'docs', 'partner-kit', 'README.md'), 'utf8');
  const blocks = [...page.matchAll(/```sh\n(.*?)```/gs)].map(([, lines = '']) => lines);
  const pasted = async (block = ''): Promise<string> => {
    const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', block], {
      cwd: checkoutRoot,
      env: { ...process.env, API: stack.demo.cloud.apiUrl, PARTNER_TOKEN: token },
    });
    return stdout;
  };

  it('shows what would come, hands the client over, says where it stands, takes what was missing, tests a webhook, and verifies', async () => {
    const answers: string[] = [];
    for (const block of blocks) answers.push(await pasted(block));
    const [tried, sent, asked, supplied, acknowledged, tested, verified] = answers;
    expect(tried).toContain('"outcome":"received"');
    expect(sent).toContain('"need":"informed-consent"');
    expect(asked).toContain('"messageId":"KIT-JSON-1"');
    expect(supplied).toMatch(/"outcome":"received".*"missing":\[\]/);
    expect(acknowledged).toContain('MSA|AA|KIT-A03-1');
    expect(tested).toContain('"type":"webhook.test"');
    expect(verified).toMatch(/(\d+) of \1 steps passed\.\n$/);
  });
});

describe('npm run verify-partner', () => {
  it('passes every step against a system as it is, with a token', async () => {
    const { exitCode, told, complained } = await verify(stack.demo.cloud.apiUrl);
    expect(complained).toBe('');
    expect(told).not.toContain('✘');
    expect(told).toMatch(/✔ HL7 v2 REF\^I12: translated as the kit expects\n/);
    expect(told).toMatch(/✔ the test that is asked for arrives, signed with that secret\n/);
    expect(told).toMatch(/(\d+) of \1 steps passed\.\n$/);
    expect(exitCode).toBe(0);
  });

  it('fetches a token by client credentials, and says when it gets none', async () => {
    const { apiUrl, tokenUrl } = stack.demo.cloud;
    const { clientId, clientSecret } = stack.demo.file.partner ?? { clientId: '', clientSecret: '' };
    const by = (secret: string) =>
      runTool('verify-partner', ['--url', apiUrl, '--token-url', tokenUrl, '--client-id', clientId], {
        CLIENT_SECRET: secret,
      });
    expect(await by(clientSecret)).toMatchObject({ exitCode: 0 });
    const refused = await by('another');
    expect(refused).toMatchObject({ exitCode: 1, told: '' });
    expect(refused.complained).toContain('gives no token: no token for the partner: invalid_client');
  });

  it('tries nothing with a token that is not taken, or where nobody answers', async () => {
    const stranger = await runTool('verify-partner', ['--url', stack.demo.cloud.apiUrl, '--token', 'no']);
    expect(stranger).toMatchObject({ exitCode: 1, told: '' });
    expect(stranger.complained).toContain('The clinic does not get in');
    const nobody = await verify('http://127.0.0.1:9');
    expect(nobody).toMatchObject({ exitCode: 1, told: '' });
    expect(nobody.complained).toContain('no answer from http://127.0.0.1:9');
  });

  it.each<[string, Lie, RegExp]>([
    [
      'translates another day',
      { answering: (said) => ({ ...said, text: said.text.replace('2025-06-02', '2025-06-03') }) },
      /✘ canonical JSON: translated.*\n {4}discharge\.conditions\.0\.onsetOn: expected "2025-06-02", got "2025-06-03"/,
    ],
    [
      'lets a clinic in without a token',
      { asking: (headers) => headers.set('authorization', `Bearer ${token}`) },
      /✘ nobody gets in without a token\n {4}none: expected 401, got 200\n {4}forged: expected 401, got 200/,
    ],
    [
      'repeats what was wrong',
      {
        answering: (said) => ({
          ...said,
          text: said.text.replace('text of 15 characters', 'some day in May'),
        }),
      },
      /✘ a discharge with two mistakes.*\n {4}repeats: expected false, got true/,
    ],
    [
      'names fewer formats than it understands',
      { answering: (said) => ({ ...said, text: said.text.replace('"application/cda+xml",', '') }) },
      /✘ a format that is not understood.*\n {4}unnamed\.0: expected nothing, got "application\/cda\+xml"/,
    ],
    [
      'takes a referral for a discharge',
      { answering: (said) => ({ ...said, text: said.text.replace('"code":"fatal-error"', '"code":"ok"') }) },
      /✘ a FHIR message in which nothing has ended.*\n {4}code: expected "fatal-error", got "ok"/,
    ],
    [
      'refuses a row of a file',
      {
        answering: (said) => ({
          ...said,
          text: said.text.replace(
            '"messageId":"KIT-CSV-2","outcome":"received"',
            '"messageId":"KIT-CSV-2","outcome":"refused"',
          ),
        }),
      },
      /✘ CSV, a discharge a row.*\n {4}rows\.1\.outcome: expected "received", got "refused"/,
    ],
    [
      'signs with another secret than it told',
      {
        answering: (said) => ({
          ...said,
          text: said.text.replace(/"secret":"whsec_[^"]+"/, '"secret":"whsec_bWFkZSB1cA=="'),
        }),
      },
      /✘ the test that is asked for arrives.*\n {4}signatures\.0: expected "verified", got "no signature matches"/,
    ],
    [
      'keeps what was only tried',
      { answering: (said) => (said.status === 404 ? { ...said, status: 200 } : said) },
      /✘ of a dry run nothing is kept.*\n {4}kept: expected false, got true/,
    ],
  ])('fails the step that shows it when a system %s', async (_what, lie, shown) => {
    const proxy = await startProxy(stack.demo.cloud.apiUrl, lie);
    const { exitCode, told } = await verify(proxy.url);
    proxy.close();
    expect(told).toMatch(shown);
    expect(exitCode).toBe(1);
  });

  it('says so when webhooks come in nowhere, and leaves none behind', async () => {
    const [nowhere, here] = await freePorts();
    const words = [
      ...['--url', stack.demo.cloud.apiUrl],
      ...['--receiver', `http://127.0.0.1:${nowhere}/`, '--listen', String(here)],
    ];
    const { exitCode, told } = await runTool('verify-partner', words, { PARTNER_TOKEN: token });
    expect(told).toMatch(
      /✘ the test that is asked for arrives.*\n {4}state: expected "delivered", got "parked"/,
    );
    expect(told).toContain('✔ the webhook is removed');
    expect(exitCode).toBe(1);
    const { body } = await stack.partner('/v1/webhooks');
    const addresses = body.webhooks.map(({ url }: { url: string }) => url);
    expect(addresses.filter((url: string) => url.includes('verification'))).toEqual([]);
  });
});
