import type { Random } from '../world/random.ts';
import { day, hour } from '../world/world.ts';

/** Bodies of commands, as a member's app would send them. Clocks of sandboxes may be slow, so that nothing is now. */

/** An instant two hours ago or more. */
export const past = (now: number, hours = 2): string => new Date(now - hours * hour).toISOString();

export const ahead = (now: number, days: number): string => new Date(now + days * day).toISOString();

/** A date that has come wherever a practice is, and whatever a clock shows. */
export const pastDate = (now: number, days = 0): string => past(now, 10 + days * 24).slice(0, 10);

export const aheadDate = (now: number, days: number): string => ahead(now, days).slice(0, 10);

const shoulder = { code: 'range-of-motion', unit: 'deg', side: 'right', protocol: 'shoulder-flexion-active' };
const grip = { code: 'grip-strength', unit: 'kg', side: 'right', protocol: 'jamar-handle-2' };

export const pressure = (systolic: number) => ({
  code: 'systolic-blood-pressure',
  value: systolic,
  unit: 'mm[Hg]',
});

/** Blood pressure at rest: now and then worth a flag, seldom a reason to stop. */
export const restingPressure = (random: Random): number =>
  random.weighed({ ordinary: 92, caution: 5, stop: 3 }) === 'ordinary'
    ? 110 + random.below(40)
    : random.pick([165, 172, 186, 192]);

export const readings = (flexion: number, gripKilograms: number, systolic: number) => [
  { ...shoulder, value: flexion },
  { ...grip, value: gripKilograms },
  pressure(systolic),
];

/** How far a client has come: some meet every goal. */
export const progress = (random: Random): ReturnType<typeof readings> => {
  const systolic = restingPressure(random);
  return random.chance(0.35)
    ? readings(150 + random.below(20), 25 + random.below(8), systolic)
    : readings(95 + random.below(60), 17 + random.below(10), systolic);
};

const goalOf = (
  measure: typeof shoulder,
  horizon: string,
  numbers: { baseline: number; target: number; dueOn: string },
) => {
  const { code, ...how } = measure;
  return { horizon, measure: code, ...how, ...numbers, functionalActivity: 'Put a pan on the top shelf' };
};

export const goals = (now: number) => [
  goalOf(shoulder, '30-day', { baseline: 95, target: 120, dueOn: aheadDate(now, 26) }),
  goalOf(shoulder, '90-day', { baseline: 95, target: 150, dueOn: aheadDate(now, 84) }),
  goalOf(grip, '90-day', { baseline: 18, target: 25, dueOn: aheadDate(now, 84) }),
];

export const plan = (random: Random) => ({
  sessionsPerWeek: 2,
  durationWeeks: 12,
  sessionMinutes: 50,
  exercises: `Wall slides, seated row, carries; set ${random.below(1000)}`,
});

export const session = (now: number, random: Random) => ({
  heldAt: past(now),
  durationMinutes: 40 + random.below(20),
  readings: [pressure(restingPressure(random))],
  exertion: 11 + random.below(4),
  ...(random.chance(0.3) ? { note: 'Felt well; slept badly.' } : {}),
});
