/**
 * Counts what happens in the cloud, so that "nothing happens any more" can be told: two looks at the same
 * count with nothing under way between them.
 */
export class Activity {
  #count = 0;
  readonly #wakers: (() => void)[] = [];

  get count(): number {
    return this.#count;
  }

  happened(): void {
    this.#count += 1;
  }

  /** An invocation ended: whatever it wrote may now be read. */
  invocationEnded(): void {
    this.happened();
    for (const wake of this.#wakers) wake();
  }

  onInvocationEnded(wake: () => void): void {
    this.#wakers.push(wake);
  }
}
