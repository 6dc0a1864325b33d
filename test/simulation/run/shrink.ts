import { type Faults, type KnobName, knobNames } from '../faults/knobs.ts';
import { type Outcome, type Run, simulate } from './simulate.ts';

/** A workload of fewer deliveries hardly opens a referral. */
const deliveriesLeast = 20;

export interface Shrunk {
  readonly run: Run;
  readonly outcome: Outcome;
}

/**
 * Looks for the least that still fails in the same way: each fault switched off, then fewer and fewer deliveries.
 * @param failed a run that violates something
 */
export const shrink = async (run: Run, failed: Outcome): Promise<Shrunk> => {
  const [first] = failed.violations;
  let least: Shrunk = {
    run: { ...run, faults: failed.faults, deliveries: failed.deliveries },
    outcome: failed,
  };
  const tryWith = async (change: Partial<Run>): Promise<boolean> => {
    const smaller = { ...least.run, ...change };
    const outcome = await simulate(smaller);
    if (!outcome.violations.some(({ checker }) => checker === first?.checker)) return false;
    least = { run: smaller, outcome };
    return true;
  };
  const without = (knob: KnobName): Partial<Faults> => ({ ...least.run.faults, [knob]: 0 });
  const halve = async (): Promise<void> => {
    for (;;) {
      const deliveries = Math.floor((least.run.deliveries ?? 0) / 2);
      if (deliveries < deliveriesLeast || !(await tryWith({ deliveries }))) return;
    }
  };
  await halve();
  for (const knob of knobNames) if ((failed.faults[knob] ?? 0) > 0) await tryWith({ faults: without(knob) });
  await halve();
  return { run: least.run, outcome: await simulate({ ...least.run, keepTrace: true }) };
};
