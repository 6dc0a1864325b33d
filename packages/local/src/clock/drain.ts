import { setTimeout as wait } from 'node:timers/promises';
import type { Activity } from '../waking/activity.ts';

/** Something with work of its own: a mapping, a pool, the schedules. */
export interface Worked {
  readonly name: string;
  wake(): void;
  settled(): Promise<void>;
  isIdle(): boolean;
}

/** The cloud did not come to rest in time; says what is still at work. */
export class NotAtRest extends Error {}

/**
 * Waits until nothing happens any more: every stream read to its end, no visible message in a consumed
 * queue, no invocation under way. Messages that are hidden until later are not waited for.
 */
export async function drain(
  workers: readonly Worked[],
  activity: Activity,
  patienceMilliseconds: number,
): Promise<void> {
  const deadline = Date.now() + patienceMilliseconds;
  for (;;) {
    const before = activity.count;
    for (const worker of workers) worker.wake();
    const patience = new AbortController();
    const isSettled = await Promise.race([
      Promise.all(workers.map((worker) => worker.settled())).then(() => true),
      wait(Math.max(0, deadline - Date.now()), false, { signal: patience.signal }),
    ]);
    patience.abort();
    const busy = workers.filter((worker) => !worker.isIdle());
    if (isSettled && busy.length === 0 && activity.count === before) return;
    if (Date.now() >= deadline)
      throw new NotAtRest(
        `after ${patienceMilliseconds / 1000} seconds still at work: ${busy.map(({ name }) => name).join(', ') || 'streams or schedules'}`,
      );
    await wait(busy.length > 0 ? 5 : 0);
  }
}
