import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whatCounts } from '../scenario/as-if-right.ts';
import { type Step, someCorrection, take } from '../scenario/generated-journeys.ts';
import { broken } from '../scenario/invariants.ts';
import { places } from '../scenario/places.ts';
import type { Scene } from '../scenario/scene.ts';
import type { Position } from './position.ts';

/** Fewer where a run of tests says so. */
const { numRuns: runs } = fc.readConfigureGlobal();
const beginnings = fc
  .constantFrom(...(Object.keys(places) as Position[]))
  .map((position) => places[position]());
const step: fc.Arbitrary<Step> = fc.record({
  days: fc.constantFrom(0, 0, 0, 1, 3, 15, 31),
  wish: fc.nat({ max: 999 }),
  choice: fc.nat({ max: 9999 }),
});

const played = (from: Scene, steps: readonly Step[], judge: (problem: readonly string[]) => void): Scene => {
  let scene = from;
  for (const each of steps) {
    const taken = take(scene, each);
    if (taken === undefined) continue;
    scene = taken.before.with(taken.reply);
    judge(broken(taken, scene));
  }
  return scene;
};

describe('whatever is wished, in whatever order', () => {
  it('every invariant holds after every step', () => {
    return fc.assert(
      fc.property(beginnings, fc.array(step, { maxLength: 40 }), (scene, steps) => {
        played(scene, steps, (problems) => expect(problems).toEqual([]));
      }),
      { numRuns: runs ?? 400 },
    );
  });
});

describe('corrections of two entries', () => {
  it('leave the same behind, whichever came first', () => {
    const entry = fc.nat({ max: 999 });
    return fc.assert(
      fc.property(
        beginnings,
        fc.array(step, { minLength: 10, maxLength: 40 }),
        entry,
        entry,
        entry,
        (from, steps, which, other, choice) => {
          const scene = played(from, steps, () => undefined);
          const one = someCorrection(scene, which, choice);
          const two = someCorrection(scene, other, choice + 1);
          fc.pre(one !== undefined && two !== undefined && one.version !== two.version);
          const corrected = (...bodies: [typeof one, typeof two]) =>
            bodies.reduce((story, body) => story.with(story.when('correct-entry', body)), scene);
          expect(whatCounts(corrected(one, two))).toEqual(whatCounts(corrected(two, one)));
        },
      ),
      { numRuns: runs ?? 600 },
    );
  });
});
