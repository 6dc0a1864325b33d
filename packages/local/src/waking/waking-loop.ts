/**
 * Work that is done when woken, never twice at once, and once more when woken meanwhile: no wake is lost. A
 * slow poll stands behind it for what nobody announces.
 */
export class WakingLoop {
  readonly #work: () => void | Promise<void>;
  readonly #failed: (error: unknown) => void;
  readonly #poll: NodeJS.Timeout;
  #dirty = false;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(work: () => void | Promise<void>, failed: (error: unknown) => void, pollMilliseconds = 100) {
    this.#work = work;
    this.#failed = failed;
    this.#poll = setInterval(() => this.wake(), pollMilliseconds);
  }

  wake(): void {
    if (this.#stopped) return;
    this.#dirty = true;
    this.#running ??= this.#run();
  }

  /** Resolves when the work has run to its end and nothing woke it meanwhile. */
  async settled(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#poll);
    await this.settled();
  }

  async #run(): Promise<void> {
    // Not before whoever woke us is done: it may stand inside a transaction.
    await Promise.resolve();
    try {
      while (this.#dirty && !this.#stopped) {
        this.#dirty = false;
        await this.#work();
      }
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#running = undefined;
    }
  }
}
