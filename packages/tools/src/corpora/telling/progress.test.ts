import { expect, test } from 'vitest';
import { TimeByHand } from '../../../test/corpora/choosy-system.ts';
import { progressEvery } from './progress.ts';

test('a long run says how far it is every few seconds; a short one stays quiet', () => {
  const time = new TimeByHand();
  const said: string[] = [];
  const progress = progressEvery(time.now, (line) => said.push(line));
  for (const done of [1, 2, 3, 4]) {
    time.pass(3_000);
    progress('clinic', done, 5);
  }
  expect(said).toEqual(['2 of 5 files, in clinic …', '4 of 5 files, in clinic …']);
  time.pass(9_000);
  progress('clinic', 5, 5);
  expect(said).toHaveLength(2);
});
