import { setTimeout as wait } from 'node:timers/promises';
import type { Reply } from '../integration/stack/caller.ts';
import { discharge } from '../integration/stack/discharge.ts';
import type { RunningSystem } from './running-system.ts';

/** Something a client asks, in words that stay the same when it asks again. */
export interface Wish {
  readonly kind: 'post' | 'command';
  /** The message id, or the idempotency key. */
  readonly id: string;
  /** Of commands. */
  readonly episodeId?: string;
  ask(system: RunningSystem): Promise<Reply>;
}

export interface Acknowledged {
  readonly wish: Wish;
  readonly receipt: string;
}

export const postOf = (id: string): Wish => ({
  kind: 'post',
  id,
  ask: ({ partner }) => partner('/v1/discharges', { body: discharge(id) }),
});

/** A contact attempt whose note is its own key, so that it can be found among the entries of the episode. */
const commandOf = (id: string, episodeId: string, etag: string, attemptedAt: string): Wish => ({
  kind: 'command',
  id,
  episodeId,
  ask: ({ trainer }) =>
    trainer(`/v1/episodes/${episodeId}/commands/record-contact-attempt`, {
      body: { attemptedAt, channel: 'phone', result: 'no-answer', note: id },
      headers: { 'if-match': etag, 'idempotency-key': id },
    }),
});

/** Answers that are no acknowledgement and no fault: somebody else was faster. */
const tooLate = 412;
const acknowledgedBy = { post: 202, command: 200 };

/** Right after a start a busy machine may need longer than a function is given; whoever gets a 5xx asks again. */
const triesMost = 10;
const millisecondsBetweenTries = 2_000;

const persistently = async (ask: () => Promise<Reply>): Promise<Reply> => {
  for (let tries = 1; ; tries += 1) {
    const reply = await ask();
    if (reply.status < 500 || tries === triesMost) return reply;
    await wait(millisecondsBetweenTries);
  }
};

/** A client that is not part of the system: it knows what it asked, what was acknowledged, and what had no answer. */
export const createOutsideClient = () => {
  const acknowledged = new Map<string, Acknowledged>();
  const unanswered = new Map<string, Wish>();
  /** Answers that nobody should get. */
  const surprises: string[] = [];

  const take = (wish: Wish, reply: Reply): void => {
    unanswered.delete(wish.id);
    if (reply.status === acknowledgedBy[wish.kind]) acknowledged.set(wish.id, { wish, receipt: reply.text });
    else if (reply.status !== tooLate)
      surprises.push(`${wish.kind} ${wish.id} was answered with ${reply.status}: ${reply.text}`);
  };

  /** @throws when there is no answer, as `fetch` does; the wish is kept until there is one */
  const ask = async (wish: Wish, system: RunningSystem): Promise<void> => {
    unanswered.set(wish.id, wish);
    take(wish, await persistently(() => wish.ask(system)));
  };

  return {
    acknowledged,
    unanswered,
    surprises,
    ask,
    /** A command on an episode as it stands now. */
    nextCommand: async (id: string, episodeId: string, { trainer }: RunningSystem): Promise<Wish> => {
      const { headers, body } = await persistently(() => trainer(`/v1/episodes/${episodeId}`));
      return commandOf(id, episodeId, headers.get('etag') ?? '', body.openedAt);
    },
    /** What had no answer is asked again, in the same words. */
    askAgain: async (system: RunningSystem): Promise<void> => {
      for (const wish of [...unanswered.values()]) await ask(wish, system);
    },
    /** What was acknowledged is asked again: the ids of those whose receipt is another than the first. */
    otherReceipts: async (system: RunningSystem, ids: Iterable<string>): Promise<readonly string[]> => {
      const others: string[] = [];
      for (const id of ids) {
        const known = acknowledged.get(id);
        if (known !== undefined && (await persistently(() => known.wish.ask(system))).text !== known.receipt)
          others.push(id);
      }
      return others;
    },
  };
};

export type OutsideClient = ReturnType<typeof createOutsideClient>;
