import type { Ask } from './clinic.ts';
import type { Difference } from './differences.ts';

/** One thing that is tried. It passes when nothing differs from what was expected. */
export interface Step {
  readonly name: string;
  /** @throws Error that says what is in the way */
  readonly run: (ask: Ask) => Promise<readonly Difference[]>;
}

export interface StepOutcome {
  readonly name: string;
  readonly differences: readonly Difference[];
}

/** Tries one step; what is in its way is a difference too. */
export const tried = async ({ name, run }: Step, ask: Ask): Promise<StepOutcome> => {
  try {
    return { name, differences: await run(ask) };
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    return { name, differences: [{ at: '', expected: 'that it can be tried', got }] };
  }
};
