import * as fc from 'fast-check';
import type { Family, Judged } from '../families/family.ts';

/** Processor time after which an input is taken for a hang, if it takes that long whenever it is tried. */
export const hangMilliseconds = 250;

/**
 * Megabytes that may be held after a family's last batch and were not after its first. What each input leaves behind
 * must not add up: a thousandth of this for every input of a batch would be seen.
 */
const growthMostMegabytes = 32;

export interface RunOptions {
  readonly bodies: number;
  readonly seed: number;
  /** Where fast-check found a failure: only that input is judged. */
  readonly path?: string | undefined;
  /** An input that takes longer, three times over, is a failure. */
  readonly hangMilliseconds?: number;
  /** What of the heap is held; it is asked between batches. */
  readonly heldBytes?: () => number;
  readonly tell?: (judged: number) => void;
}

export interface Failure {
  readonly seed: number;
  /** Empty where no single input is to blame. */
  readonly path: string;
  readonly complaints: string;
  readonly input: string;
}

export interface FamilyRun {
  readonly family: string;
  readonly judged: number;
  /** How often each outcome came. */
  readonly outcomes: ReadonlyMap<string, number>;
  readonly slowest: { readonly milliseconds: number; readonly input: string };
  /** Megabytes that are held and were not after the first batch. */
  readonly heapGrowth: number;
  readonly failure?: Failure;
}

/** Inputs of one batch: progress is told between them, and a replay has to make no more than these. */
const batchSize = 1_000;
const triesOfSlow = 3;

class Complained extends Error {}

/** The machine may stumble once; a hang is what an input does every time. */
const takesTooLong = async <Input>(
  { judge }: Family<Input>,
  input: Input,
  first: Judged,
  limit: number,
): Promise<boolean> => {
  let least = first.milliseconds;
  for (let tries = 1; tries < triesOfSlow && least > limit; tries += 1)
    least = Math.min(least, (await judge(input)).milliseconds);
  return least > limit;
};

/** Nothing may be thrown at whoever sent the input. */
const judgedBy = <Input>({ judge }: Family<Input>, input: Input): Promise<Judged> =>
  judge(input).catch((error: unknown) => {
    const complaint = error instanceof Error ? String(error.stack) : String(error);
    return { outcome: 'thrown', milliseconds: 0, complaints: [complaint] };
  });

const megabyte = 1024 * 1024;

/** What is held beyond what was held when it was first asked. */
const growthSince = (held: () => number): (() => number) => {
  let first: number | undefined;
  return () => {
    const now = held();
    first ??= now;
    return (now - first) / megabyte;
  };
};

const leaks = (seed: number, heapGrowth: number): Failure => ({
  seed,
  path: '',
  complaints: `the heap grew by ${heapGrowth.toFixed(0)} MB, and may by ${growthMostMegabytes}`,
  input: '',
});

/** Judges so many inputs of a family, and stops at the first that something is wrong with, made as small as it gets. */
export const runFamily = async <Input>(family: Family<Input>, options: RunOptions): Promise<FamilyRun> => {
  const { bodies, seed, path, hangMilliseconds: limit = Number.POSITIVE_INFINITY, tell } = options;
  const growth = growthSince(options.heldBytes ?? (() => 0));
  const outcomes = new Map<string, number>();
  let slowest = { milliseconds: 0, input: '' };
  let judged = 0;
  let heapGrowth = 0;
  const soFar = () => ({ family: family.name, judged, outcomes, slowest, heapGrowth });

  const property = fc.asyncProperty(family.inputs, async (input) => {
    const result = await judgedBy(family, input);
    judged += 1;
    outcomes.set(result.outcome, (outcomes.get(result.outcome) ?? 0) + 1);
    if (result.milliseconds > slowest.milliseconds)
      slowest = { milliseconds: result.milliseconds, input: family.describe(input) };
    const hangs = await takesTooLong(family, input, result, limit);
    const complaints = [
      ...result.complaints,
      ...(hangs ? [`it took over ${limit} ms, ${triesOfSlow} times`] : []),
    ];
    if (complaints.length > 0) throw new Complained(complaints.join('\n'));
  });

  for (let first = 0; first < bodies; first += batchSize) {
    const batchSeed = seed + first / batchSize;
    const details = await fc.check(property, {
      seed: batchSeed,
      numRuns: path === undefined ? Math.min(batchSize, bodies - first) : 1,
      ...(path === undefined ? {} : { path, endOnFailure: true }),
    });
    if (details.failed) {
      const { counterexample, counterexamplePath, errorInstance } = details;
      const [input] = counterexample ?? [];
      const failure = {
        seed: batchSeed,
        path: counterexamplePath ?? '',
        complaints:
          errorInstance instanceof Complained
            ? errorInstance.message
            : String((errorInstance as Error)?.stack),
        input: input === undefined ? '' : family.describe(input),
      };
      return { ...soFar(), failure };
    }
    heapGrowth = growth();
    if (heapGrowth > growthMostMegabytes) return { ...soFar(), failure: leaks(seed, heapGrowth) };
    tell?.(judged);
  }
  return soFar();
};
