import { expect, test } from 'vitest';
import { keptToken } from './tokens.ts';

const hour = 3_600_000;

/** Tokens of an hour each, numbered, by a clock the test moves. */
const issuer = () => {
  let now = Date.parse('2026-03-02T15:00:00Z');
  let issued = 0;
  const claims = () => Buffer.from(JSON.stringify({ exp: (now + hour) / 1000 })).toString('base64url');
  return {
    now: () => new Date(now),
    move: (milliseconds: number) => {
      now += milliseconds;
    },
    ask: async () => {
      issued += 1;
      return `${issued}.${claims()}.signature`;
    },
  };
};

test('a token serves until it runs out, and then another is asked for', async () => {
  const { now, move, ask } = issuer();
  const token = keptToken(now, ask);
  const first = await token();
  move(0.9 * hour);
  expect(await token()).toBe(first);
  move(0.2 * hour);
  expect(await token()).toMatch(/^2\./);
});

test('a token about to run out is not used', async () => {
  const { now, move, ask } = issuer();
  const token = keptToken(now, ask);
  await token();
  move(hour - 1_000);
  expect(await token()).toMatch(/^2\./);
});
