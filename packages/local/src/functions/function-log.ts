import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** One function's log file: each line under the instant and the number of the thread that wrote it. */
export class FunctionLog {
  readonly #file: string;
  readonly #name: string;
  readonly #now: () => string;
  readonly #echo: ((line: string) => void) | undefined;

  constructor(folder: string, name: string, now: () => string, echo: ((line: string) => void) | undefined) {
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, `${name}.log`);
    this.#name = name;
    this.#now = now;
    this.#echo = echo;
  }

  follow(stream: Readable, thread: number): void {
    createInterface({ input: stream }).on('line', (line) => this.write(line, thread));
  }

  write(line: string, thread: number): void {
    appendFileSync(this.#file, `${this.#now()} #${thread} ${line}\n`);
    this.#echo?.(`${this.#name} #${thread} ${line}`);
  }
}
