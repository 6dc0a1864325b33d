import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { LogFolder } from './log-folder.ts';

/** One function's log file: each line under the instant and the number of the thread that wrote it. */
export class FunctionLog {
  readonly #folder: LogFolder;
  readonly #name: string;
  readonly #now: () => string;
  readonly #echo: ((line: string) => void) | undefined;

  constructor(
    folder: LogFolder,
    name: string,
    now: () => string,
    echo: ((line: string) => void) | undefined,
  ) {
    this.#folder = folder;
    this.#name = name;
    this.#now = now;
    this.#echo = echo;
  }

  follow(stream: Readable, thread: number): void {
    createInterface({ input: stream }).on('line', (line) => this.write(line, thread));
  }

  write(line: string, thread: number): void {
    this.#folder.append(`${this.#name}.log`, `${this.#now()} #${thread} ${line}\n`);
    this.#echo?.(`${this.#name} #${thread} ${line}`);
  }
}
