import type * as fc from 'fast-check';

/** What came of one input. */
export interface Judged {
  /** `post-discharge 202`: what it is counted under. */
  readonly outcome: string;
  /** Processor time that the answer took. */
  readonly milliseconds: number;
  /** Everything that must not have happened. */
  readonly complaints: readonly string[];
}

/** Inputs of one kind, and the judge of what becomes of each. */
export interface Family<Input = unknown> {
  readonly name: string;
  readonly inputs: fc.Arbitrary<Input>;
  readonly judge: (input: Input) => Promise<Judged>;
  /** An input, for a person who has to understand it. */
  readonly describe: (input: Input) => string;
}
