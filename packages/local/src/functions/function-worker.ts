import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FunctionLog } from './function-log.ts';
import {
  type FunctionDescription,
  type Invocation,
  InvocationFailed,
  type WorkerMessage,
} from './invocation.ts';

/** Lambda gives a module this long to be imported. */
const initMilliseconds = 10_000;

/** Threads do not take part in the compile cache of their process unless they are told of it. */
const compileCacheFolder = (): string | undefined => {
  const folder = getCompileCacheDir();
  return folder === undefined ? undefined : dirname(folder);
};

interface Pending {
  readonly invocation: Invocation;
  resolve(payload: string): void;
  reject(failure: InvocationFailed): void;
  timer: NodeJS.Timeout | undefined;
}

/**
 * One execution environment: a thread that runs one invocation at a time. However it dies (exit, floating
 * rejection, out of memory, a loop past the timeout), only its invocation fails.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 */
export class FunctionWorker {
  readonly #description: FunctionDescription;
  readonly #worker: Worker;
  readonly #exited: Promise<void>;
  readonly #begun = Promise.withResolvers<void>();
  #ready = false;
  #death: { errorType: string; message: string } | undefined;
  #pending: Pending | undefined;
  readonly #initTimer: NodeJS.Timeout;

  constructor(
    description: FunctionDescription,
    sharedClockOffset: SharedArrayBuffer,
    log: FunctionLog,
    number: number,
  ) {
    this.#description = description;
    this.#worker = new Worker(new URL('./worker-main.ts', import.meta.url), {
      workerData: { description, sharedClockOffset, compileCacheFolder: compileCacheFolder() },
      env: { ...description.environment },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: description.memoryMegabytes, maxYoungGenerationSizeMb: 16 },
    });
    log.follow(this.#worker.stdout, number);
    log.follow(this.#worker.stderr, number);
    this.#initTimer = setTimeout(
      () => this.#kill('Sandbox.Timedout', 'Init timed out after 10 seconds'),
      initMilliseconds,
    );
    this.#worker.on('message', (message: WorkerMessage) => this.#heard(message));
    this.#worker.on('error', (error: unknown) => {
      log.write(error instanceof Error ? (error.stack ?? error.message) : String(error), number);
      this.#died(error);
    });
    this.#exited = new Promise((settle) => {
      this.#worker.on('exit', (code) => {
        this.#died(new Error(`Runtime exited with error: exit status ${code}`));
        settle();
      });
    });
  }

  /** Resolves once the module is imported, or never will be. */
  get begun(): Promise<void> {
    return this.#begun.promise;
  }

  get isDead(): boolean {
    return this.#death !== undefined;
  }

  invoke(requestId: string, payload: string): Promise<string> {
    const deadline = Date.now() + this.#description.timeoutSeconds * 1000;
    return new Promise((resolve, reject) => {
      this.#pending = { invocation: { requestId, payload, deadline }, resolve, reject, timer: undefined };
      if (this.#death) this.#fail(this.#death.errorType, this.#death.message);
      else if (this.#ready) this.#send();
    });
  }

  async stop(): Promise<void> {
    clearTimeout(this.#initTimer);
    await this.#worker.terminate();
    await this.#exited;
  }

  #send(): void {
    const pending = this.#pending;
    if (!pending) return;
    const { timeoutSeconds } = this.#description;
    const { requestId, payload } = pending.invocation;
    pending.timer = setTimeout(
      () => this.#kill('Sandbox.Timedout', `Task timed out after ${timeoutSeconds.toFixed(2)} seconds`),
      timeoutSeconds * 1000,
    );
    this.#worker.postMessage({ requestId, payload, deadline: Date.now() + timeoutSeconds * 1000 });
  }

  #heard(message: WorkerMessage): void {
    if (message.kind === 'ready') {
      clearTimeout(this.#initTimer);
      this.#ready = true;
      this.#begun.resolve();
      this.#send();
      return;
    }
    const pending = this.#pending;
    if (pending?.invocation.requestId !== message.requestId) return;
    if (message.kind === 'error') return this.#fail(message.errorType, message.errorMessage);
    this.#pending = undefined;
    clearTimeout(pending.timer);
    pending.resolve(message.payload);
  }

  #died(error: unknown): void {
    const errorType =
      error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? 'Runtime.OutOfMemory'
        : 'Runtime.ExitError';
    clearTimeout(this.#initTimer);
    this.#begun.resolve();
    this.#death ??= { errorType, message: error instanceof Error ? error.message : String(error) };
    this.#fail(this.#death.errorType, this.#death.message);
  }

  #kill(errorType: string, message: string): void {
    this.#death ??= { errorType, message };
    this.#fail(errorType, message);
    // The thread may be in an endless loop; its end is awaited where the pool is stopped.
    void this.#worker.terminate();
  }

  #fail(errorType: string, message: string): void {
    const pending = this.#pending;
    if (!pending) return;
    this.#pending = undefined;
    clearTimeout(pending.timer);
    pending.reject(new InvocationFailed(errorType, message, pending.invocation.requestId));
  }
}
