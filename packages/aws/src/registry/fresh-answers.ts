/** How long an answer may be given again without asking. */
export interface Freshness {
  readonly foundMilliseconds: number;
  /** Shorter: who has just been registered should not wait. */
  readonly absentMilliseconds: number;
}

interface Kept {
  readonly answer: Promise<unknown>;
  freshUntil: number;
}

/** Beyond this many keys the oldest are asked for again: a flood of unknown subjects cannot fill the memory. */
const keptMost = 10_000;

/**
 * Remembers answers by key for a while. Callers that ask at the same moment share one question; a question
 * that failed is forgotten.
 */
export const freshAnswers = (now: () => number, freshness: Freshness) => {
  const kept = new Map<string, Kept>();

  const ask = <Answer>(key: string, load: () => Promise<Answer | undefined>): Promise<Answer | undefined> => {
    const answer = load();
    const entry: Kept = { answer, freshUntil: now() + freshness.foundMilliseconds };
    kept.delete(key);
    kept.set(key, entry);
    const [oldest] = kept.keys();
    if (kept.size > keptMost && oldest !== undefined) kept.delete(oldest);
    answer.then(
      (found) => {
        if (found === undefined) entry.freshUntil = now() + freshness.absentMilliseconds;
      },
      () => {
        if (kept.get(key) === entry) kept.delete(key);
      },
    );
    return answer;
  };

  return <Answer>(key: string, load: () => Promise<Answer | undefined>): Promise<Answer | undefined> => {
    const known = kept.get(key);
    if (known !== undefined && now() < known.freshUntil) return known.answer as Promise<Answer | undefined>;
    return ask(key, load);
  };
};
