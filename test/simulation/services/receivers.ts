import type { AttemptOutcome } from '@continuum/application';
import type { Node } from '../world/node.ts';
import { day, hour, type World } from '../world/world.ts';

/** One request of a webhook, as it reached its receiver. */
export interface Posted {
  readonly at: number;
  readonly url: string;
  readonly deliveryId: string;
  readonly body: string;
  /** What it was answered, whether the sender heard it or not; undefined where it was not. */
  readonly status: number | undefined;
}

type Send = (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<AttemptOutcome>;

/** Whoever is posted to, out there. */
export interface Receivers {
  readonly posted: readonly Posted[];
  /** How a sandbox posts. */
  from(node: Node): Send;
}

const timeoutMilliseconds = 10_000;

const unanswered = (because: 'timeout' | 'connection'): AttemptOutcome => ({ kind: 'unanswered', because });
const answered = (statusCode: number, retryAfterSeconds?: number): AttemptOutcome => ({
  kind: 'answered',
  statusCode,
  ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
});

const troubles = {
  fails: answered(500),
  busy: answered(503, 600),
  'asks for a week': answered(429, 604_800),
  redirects: answered(302),
  stalls: unanswered('timeout'),
  drops: unanswered('connection'),
};

/** One in so many troubles is the beginning of days in which nobody is there. */
const deadShare = 0.03;
const deadFor = 3 * day;

/** The receiver at an address whose name says so wants nothing more after a while. */
const givesUpAfter = 30 * day;

/**
 * Receivers as they really are: slow, failing, away for days, or gone for good. A receiver may have taken what its
 * sender never hears of.
 */
export const createReceivers = (world: World): Receivers => {
  const { schedule, trace, faults } = world;
  const random = world.random('receivers');
  const posted: Posted[] = [];
  const deadUntil = new Map<string, number>();
  const opened = schedule.now();

  const drawn = (url: string): { readonly outcome: AttemptOutcome; readonly isTaken: boolean } => {
    if (url.includes('gone') && schedule.now() > opened + givesUpAfter)
      return { outcome: answered(410), isTaken: true };
    const isDead = schedule.now() < (deadUntil.get(url) ?? 0);
    if (!isDead && !random.chance(faults().receiverTrouble)) return { outcome: answered(204), isTaken: true };
    if (!world.isCalm() && random.chance(deadShare))
      deadUntil.set(url, schedule.now() + hour + random.waiting(deadFor));
    if (random.chance(0.1)) return { outcome: unanswered('timeout'), isTaken: true };
    const outcome = isDead ? unanswered('connection') : random.pick(Object.values(troubles));
    return { outcome, isTaken: outcome.kind === 'answered' };
  };

  return {
    posted,
    from: (node) => (url, headers, body) =>
      new Promise((resolve) => {
        if (!node.isRunning()) return;
        const { outcome, isTaken } = drawn(url);
        const deliveryId = headers['webhook-id'] ?? '';
        const status = outcome.kind === 'answered' ? outcome.statusCode : isTaken ? 204 : undefined;
        posted.push({ at: schedule.now(), url, deliveryId, body, status });
        trace.tell(deliveryId, `${node.name} posts: ${status ?? 'no answer'}`);
        const isLate = outcome.kind === 'unanswered' && outcome.because === 'timeout';
        schedule.after(isLate ? timeoutMilliseconds : random.between(5, 2_000), () => {
          if (node.isRunning()) resolve(outcome);
        });
      }),
  };
};
