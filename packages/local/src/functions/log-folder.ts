import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The folder of the log files. Logging never takes the cloud down: when the folder is gone or the disk is full,
 * that is told once, and lines are lost until they can be written again.
 */
export class LogFolder {
  readonly #path: string;
  readonly #complain: (sentence: string) => void;
  #hasComplained = false;

  constructor(path: string, complain: (sentence: string) => void) {
    this.#path = path;
    this.#complain = complain;
    mkdirSync(path, { recursive: true });
  }

  append(file: string, text: string): void {
    try {
      appendFileSync(join(this.#path, file), text);
    } catch (error) {
      if (this.#hasComplained) return;
      this.#hasComplained = true;
      const why = error instanceof Error ? error.message : String(error);
      this.#complain(`Logs can no longer be written to ${this.#path}: ${why}. The local cloud goes on.`);
    }
  }
}
