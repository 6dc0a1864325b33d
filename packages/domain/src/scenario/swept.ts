import type { DeadlineKind, Instant } from '@continuum/contracts';
import { stepDue } from '../deadlines/standing.ts';
import type { Scene } from './scene.ts';

/** The sweep at an instant: every step that is due, until none is. */
export const swept = (from: Scene, at: Instant): Scene => {
  let scene = from.at(at);
  for (let steps = 0; steps < 40; steps += 1) {
    const standing = Object.entries(scene.episode?.deadlines ?? {});
    const next = standing.find(([, deadline]) => stepDue(deadline, at) !== undefined);
    const step = next && stepDue(next[1], at);
    if (next === undefined || step === undefined) return scene;
    scene = scene.given(step, { deadline: next[0] as DeadlineKind, due: next[1].due });
  }
  throw new Error('the sweep does not end');
};
