/**
 * Why the local cloud does not start: every problem found, each naming the stack, the resource and what is
 * not understood. It refuses rather than guess, so that what runs here is what AWS would run.
 */
export class Refusal extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      problems.length === 1
        ? `The local cloud does not start: ${problems[0]}`
        : `The local cloud does not start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
    this.name = 'Refusal';
    this.problems = problems;
  }
}
