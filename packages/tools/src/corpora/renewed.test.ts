import { expect, test } from 'vitest';
import { TimeByHand } from '../../test/corpora/choosy-system.ts';
import { renewed } from './renewed.ts';

const minute = 60_000;

test('is asked for once, and again when its minutes are over', async () => {
  const time = new TimeByHand();
  let asked = 0;
  const token = renewed(10, time.now, async () => `token ${++asked}`);
  expect([await token(), await token()]).toEqual(['token 1', 'token 1']);
  time.pass(10 * minute - 1);
  expect(await token()).toBe('token 1');
  time.pass(1);
  expect(await token()).toBe('token 2');
});

test('is asked for again after a failure', async () => {
  let asked = 0;
  const token = renewed(10, new TimeByHand().now, async () => {
    if (++asked === 1) throw new Error('busy');
    return 'token';
  });
  await expect(token()).rejects.toThrow('busy');
  expect(await token()).toBe('token');
});
