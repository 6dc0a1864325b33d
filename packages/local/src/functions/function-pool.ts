import { randomUUID } from 'node:crypto';
import type { Activity } from '../waking/activity.ts';
import type { FunctionLog } from './function-log.ts';
import { FunctionWorker } from './function-worker.ts';
import { type FunctionDescription, InvocationFailed } from './invocation.ts';

/** @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const payloadLimitBytes = 6 * 1024 * 1024;

export interface PoolState {
  readonly workers: number;
  readonly busy: number;
  readonly waiting: number;
  readonly invocations: number;
  readonly failures: number;
  readonly lastFailure: { readonly at: string; readonly errorType: string } | undefined;
}

/** The execution environments of one function: grown on demand up to a limit, one invocation at a time each. */
export class FunctionPool {
  readonly description: FunctionDescription;
  readonly limit: number;
  readonly #clockOffset: SharedArrayBuffer;
  readonly #log: FunctionLog;
  readonly #activity: Activity;
  readonly #idle: FunctionWorker[] = [];
  readonly #all = new Set<FunctionWorker>();
  readonly #waiting: ((worker: FunctionWorker) => void)[] = [];
  #started = 0;
  #stopping = false;
  #busy = 0;
  #invocations = 0;
  #failures = 0;
  #lastFailure: PoolState['lastFailure'];

  constructor(
    description: FunctionDescription,
    clockOffset: SharedArrayBuffer,
    log: FunctionLog,
    activity: Activity,
    limit = 4,
  ) {
    this.description = description;
    this.limit = limit;
    this.#clockOffset = clockOffset;
    this.#log = log;
    this.#activity = activity;
  }

  get state(): PoolState {
    return {
      workers: this.#all.size,
      busy: this.#busy,
      waiting: this.#waiting.length,
      invocations: this.#invocations,
      failures: this.#failures,
      lastFailure: this.#lastFailure,
    };
  }

  get isStopping(): boolean {
    return this.#stopping;
  }

  get isIdle(): boolean {
    return this.#busy === 0 && this.#waiting.length === 0;
  }

  /** Starts one thread before it is needed; resolves when it has begun. */
  async warm(): Promise<void> {
    if (this.#all.size > 0 || this.#stopping) return;
    const worker = this.#start();
    this.#idle.push(worker);
    await worker.begun;
  }

  /** Runs the function once. Answers its result as JSON; rejects with InvocationFailed. */
  async invoke(payload: string, requestId: string = randomUUID()): Promise<string> {
    this.#activity.happened();
    const worker = await this.#acquire();
    this.#invocations += 1;
    try {
      const result = await worker.invoke(requestId, payload);
      if (Buffer.byteLength(result) > payloadLimitBytes)
        throw new InvocationFailed(
          'Function.ResponseSizeTooLarge',
          'Response payload size exceeded 6 MB',
          requestId,
        );
      return result;
    } catch (error) {
      this.#failures += 1;
      if (error instanceof InvocationFailed)
        this.#lastFailure = { at: new Date().toISOString(), errorType: error.errorType };
      throw error;
    } finally {
      this.#release(worker);
      this.#activity.invocationEnded();
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all([...this.#all].map((worker) => worker.stop()));
  }

  async #acquire(): Promise<FunctionWorker> {
    this.#busy += 1;
    let idle = this.#idle.pop();
    while (idle?.isDead) {
      this.#all.delete(idle);
      idle = this.#idle.pop();
    }
    if (idle) return idle;
    if (this.#all.size < this.limit) return this.#start();
    this.#busy -= 1;
    return await new Promise<FunctionWorker>((take) => this.#waiting.push(take));
  }

  #release(worker: FunctionWorker): void {
    if (worker.isDead) this.#all.delete(worker);
    const next = this.#waiting.shift();
    if (next) {
      next(worker.isDead ? this.#start() : worker);
      return;
    }
    this.#busy -= 1;
    if (!worker.isDead) this.#idle.push(worker);
  }

  #start(): FunctionWorker {
    this.#started += 1;
    const worker = new FunctionWorker(this.description, this.#clockOffset, this.#log, this.#started);
    this.#all.add(worker);
    return worker;
  }
}
