import type { Random } from '../world/random.ts';
import { type Faults, type KnobName, knobNames, knobs } from './knobs.ts';

/** How often a knob stays at nothing: faults hide each other, so that not all of them come in every seed. */
const untouched = 0.35;

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

const drawnOf = (name: KnobName, random: Random): number => {
  const { most, unit } = knobs[name];
  const left = random.chance(untouched);
  const share = random.unit();
  if (unit === 'share of seeds') return share < 0.5 ? 0 : 1;
  if (left) return 0;
  return unit === 'times' ? 1 + Math.floor(share * most) : rounded(share * most);
};

/** The faults of a seed. */
export const drawFaults = (random: Random): Faults =>
  Object.fromEntries(knobNames.map((name) => [name, drawnOf(name, random)])) as Faults;
