/** A plugin of StrykerJS, loaded by its path: how far the run is, and how long it will take at the pace so far. */

const everySeconds = { terminal: 1, log: 15 } as const;

export interface Progress {
  readonly done: number;
  readonly all: number;
  readonly survived: number;
  readonly seconds: number;
}

const minutes = (seconds: number): string =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.round(seconds / 60)} min`;

/** `640 of 3169 mutants, 94 survived, 4 min, about 16 min left`. */
export const progressLine = ({ done, all, survived, seconds }: Progress): string => {
  const left = done === 0 ? '' : `, about ${minutes(((all - done) * seconds) / done)} left`;
  return `${done} of ${all} mutants, ${survived} survived, ${minutes(seconds)}${left}`;
};

class ProgressReporter {
  #done = 0;
  #all = 0;
  #survived = 0;
  #started = performance.now();
  #telling: NodeJS.Timeout | undefined;
  readonly #terminal = process.stdout.isTTY === true;

  onMutationTestingPlanReady({ mutantPlans }: { readonly mutantPlans: readonly unknown[] }): void {
    this.#all = mutantPlans.length;
    this.#started = performance.now();
    const every = this.#terminal ? everySeconds.terminal : everySeconds.log;
    this.#telling = setInterval(() => this.#tell(this.#terminal ? '\r' : '\n'), every * 1000);
  }

  onMutantTested({ status }: { readonly status: string }): void {
    this.#done += 1;
    if (status === 'Survived' || status === 'NoCoverage') this.#survived += 1;
  }

  onMutationTestReportReady(): void {
    clearInterval(this.#telling);
    this.#tell('\n');
  }

  #tell(end: string): void {
    const seconds = (performance.now() - this.#started) / 1000;
    process.stdout.write(
      progressLine({ done: this.#done, all: this.#all, survived: this.#survived, seconds }).padEnd(80) + end,
    );
  }
}

export const strykerPlugins = [
  { kind: 'Reporter', name: 'continuum-progress', injectableClass: ProgressReporter },
];
