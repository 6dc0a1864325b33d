import { problemOf } from '@continuum/contracts';
import type { FileContent, Post, Stopwatch } from '../../src/corpora/posting/post-file.ts';
import type { PostAnswer } from '../../src/corpora/verdict/verdict-of.ts';

const missing = [{ need: 'informed-consent', from: 'client' }];

const answer = (status: number, body: unknown): PostAnswer => ({ status, body: JSON.stringify(body) });

const receiptOf = (messageId: string) => ({
  messageId,
  outcome: 'received',
  receivedAt: '2026-03-02T15:04:05.000Z',
  missing,
  warnings: [],
  issues: [],
});

const trialOf = (discharge: { readonly messageId: string }) => {
  const { receivedAt: _receivedAt, ...told } = receiptOf(discharge.messageId);
  return { ...told, ignored: [], fields: [], discharge };
};

const accepted = problemOf('command-refused', {
  failures: [{ code: 'discharge-already-accepted', sentence: 'A message with this id was accepted.' }],
});

const unrecognised = {
  path: 'client',
  expected: 'an identifier, or a name and a birth date',
  got: 'an object',
};

/** A system of a few rules: JSON with a message id is accepted once per id, FHIR refused, nothing else understood. */
export const choosySystem = (): Post => {
  const bodies = new Map<string, string>();
  return async ({ mediaType, bytes, dryRun }) => {
    if (mediaType === 'application/fhir+json')
      return answer(422, problemOf('discharge-refused', { issues: [unrecognised] }));
    if (mediaType !== 'application/json')
      return answer(415, problemOf('unsupported-media-type', { supported: ['application/json'] }));
    const body = new TextDecoder().decode(bytes);
    const discharge = JSON.parse(body);
    if (dryRun) return answer(200, trialOf(discharge));
    const first = bodies.get(discharge.messageId) ?? body;
    bodies.set(discharge.messageId, first);
    return first === body ? answer(202, receiptOf(discharge.messageId)) : answer(409, accepted);
  };
};

/** Has something wrong with files that hold a word: an answer of its own, or none. */
export const exceptFor =
  (word: string, post: Post, instead: Post): Post =>
  (content, signal) =>
    new TextDecoder().decode(content.bytes).includes(word) ? instead(content, signal) : post(content, signal);

export const broken: Post = async () => answer(500, problemOf('internal-error'));

export const unreachable: Post = async () => {
  throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
};

/** Time that passes when it is told to; a signal fires when its time has come. */
export class TimeByHand implements Stopwatch {
  #now = 0;
  readonly #waiting: { readonly at: number; readonly end: AbortController }[] = [];

  readonly now = (): number => this.#now;

  readonly after = (milliseconds: number): AbortSignal => {
    const end = new AbortController();
    this.#waiting.push({ at: this.#now + milliseconds, end });
    return end.signal;
  };

  pass(milliseconds: number): void {
    this.#now += milliseconds;
    for (const { at, end } of this.#waiting) if (at <= this.#now) end.abort();
  }
}

/** A system that answers only after so long, or gives up when nobody waits any more. */
export const slow =
  (time: TimeByHand, milliseconds: number, post: Post): Post =>
  async (content: FileContent, signal) => {
    time.pass(milliseconds);
    signal.throwIfAborted();
    return post(content, signal);
  };
