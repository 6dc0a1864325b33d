/** Plays one seed after another, as they are handed out. */
import { parentPort } from 'node:worker_threads';
import { bugNamed } from '../planted-bugs/planted-bugs.ts';
import type { SeedTask } from './many-seeds.ts';
import { simulate } from './simulate.ts';

parentPort?.on('message', ({ bug, ...run }: SeedTask) => {
  const planted = bug === undefined ? {} : { bug: bugNamed(bug) };
  void simulate({ ...run, ...planted }).then(({ trace: _, ...summary }) => parentPort?.postMessage(summary));
});
