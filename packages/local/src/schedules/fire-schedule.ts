import { setTimeout as wait } from 'node:timers/promises';
import type { FunctionPool } from '../functions/function-pool.ts';
import { InvocationFailed } from '../functions/invocation.ts';
import type { QueueStore } from '../queues/queue-store.ts';
import { Refusal } from '../template/refusal.ts';
import type { ScheduleSettings } from './schedule-template.ts';
import type { Fire } from './schedules.ts';

/** Lambda retries an asynchronous invocation twice; here after seconds, not minutes. */
const retryDelaysMilliseconds = [1000, 2000];

export interface ScheduleTargets {
  readonly queues: QueueStore;
  readonly pools: ReadonlyMap<string, FunctionPool>;
  /** Dead-letter queues of functions, by function ARN. */
  readonly functionDeadLetters: ReadonlyMap<string, string>;
}

export function requireTarget(
  { name, targetArn }: ScheduleSettings,
  { queues, pools }: ScheduleTargets,
): void {
  if (!queues.has(targetArn) && !pools.has(targetArn))
    throw new Refusal([
      `schedule ${name}: the target ${targetArn} is no function and no queue of this cloud`,
    ]);
}

/**
 * A queue gets the input as a message; a function is invoked asynchronously, retried twice, and its event
 * goes to its dead-letter queue after that.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export function fireOn(targets: ScheduleTargets): Fire {
  return async (schedule) => {
    if (targets.queues.has(schedule.targetArn)) {
      targets.queues.send(schedule.targetArn, schedule.input);
      return;
    }
    const pool = targets.pools.get(schedule.targetArn);
    if (pool) await invokeWithRetries(pool, schedule, targets);
  };
}

async function invokeWithRetries(
  pool: FunctionPool,
  schedule: ScheduleSettings,
  { queues, functionDeadLetters }: ScheduleTargets,
): Promise<void> {
  for (const delay of [...retryDelaysMilliseconds, undefined]) {
    try {
      await pool.invoke(schedule.input);
      return;
    } catch (error) {
      if (!(error instanceof InvocationFailed)) throw error;
      if (pool.isStopping) return;
      const deadLetterArn = functionDeadLetters.get(schedule.targetArn) ?? schedule.deadLetterArn;
      if (delay !== undefined) await wait(delay);
      else if (deadLetterArn)
        queues.send(deadLetterArn, schedule.input, {
          RequestID: error.requestId,
          ErrorCode: '200',
          ErrorMessage: error.message.slice(0, 1024),
        });
    }
  }
}
