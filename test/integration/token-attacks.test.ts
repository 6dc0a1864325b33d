import { request } from 'node:http';
import type { Route } from '@continuum/contracts';
import { routes } from '@continuum/contracts';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discharge } from './stack/discharge.ts';
import { type Stack, startStack } from './stack/stack.ts';
import { type Attacked, attacks } from './tokens/attacks.ts';
import { issuerKeyOf } from './tokens/issuer-key.ts';

let stack: Stack;
const attacked = {} as Record<'partner' | 'member', Attacked>;

beforeAll(async () => {
  stack = await startStack();
  await stack.openedEpisode(discharge('TOKENS-1'));
  const { demo, now } = stack;
  const issuer = await issuerKeyOf(demo.cloud.dataFolder);
  const nowSeconds = Math.floor(now().getTime() / 1000);
  const about = (right: string): Attacked => ({
    right,
    claims: decodeJwt(right),
    issuer,
    nowSeconds,
    appClientId: demo.memberClientId,
  });
  attacked.partner = about(await demo.partnerToken());
  attacked.member = about(await demo.trainerToken());
});
afterAll(() => stack?.stop());

/** Sends header lines as they are; `fetch` would join them. */
const statusOf = (path: string, authorization: readonly string[]): Promise<number | undefined> =>
  new Promise((settle, fail) => {
    const url = new URL(`${stack.demo.cloud.apiUrl}${path}`);
    const asked = request(url, {
      headers: ['Host', url.host, ...authorization.flatMap((value) => ['Authorization', value])],
    });
    asked.on('error', fail);
    asked.on('response', (answer) => {
      answer.resume();
      answer.on('end', () => settle(answer.statusCode));
    });
    asked.end();
  });

const lists = {
  partner: '/v1/discharges',
  member: '/v1/episodes',
} as const satisfies Partial<Record<Route['audience'], string>>;

describe.each(['partner', 'member'] as const)('given a route for a %s, and', (audience) => {
  const path = lists[audience];

  it('a token that is right, as it came or signed anew', async () => {
    const { right, claims, issuer } = attacked[audience];
    expect(await statusOf(path, [`Bearer ${right}`])).toBe(200);
    expect(await statusOf(path, [`Bearer ${await issuer.sign(claims)}`])).toBe(200);
  });

  it.each(attacks.map((attack) => [attack.name, attack] as const))('%s: it is refused', async (_, attack) => {
    expect(await statusOf(path, await attack.authorization(attacked[audience]))).toBe(attack.status);
  });

  it.each([
    ['in the query', `${path}?access_token=`, ''],
    ['in a form field', `${path}?token=`, ''],
  ])('a right token %s: it counts for nothing', async (_, before) => {
    expect(await statusOf(`${before}${attacked[audience].right}`, [])).toBe(401);
  });
});

describe('given routes that anyone may use', () => {
  it.each(routes.filter((route) => route.audience === 'public').map(({ path }) => path))(
    '%s takes no notice of a forged token',
    async (path) => {
      expect(await statusOf(path, ['Bearer token'])).toBe(200);
    },
  );
});
