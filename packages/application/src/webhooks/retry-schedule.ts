const minute = 60;
const hour = 60 * minute;

/**
 * Seconds before each attempt, counted from the one before: ten attempts in about 75 hours.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
const secondsBefore = [
  0,
  5,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

export const attemptsMost = secondsBefore.length;

/** A receiver may ask for more time, but for no more than this. */
const retryAfterSecondsMost = 24 * hour;

/** Partners that failed together do not come back together: a tenth of the wait, either way. */
const jitterShare = 0.1;

/**
 * Seconds until the next attempt; undefined when there is none left.
 * @param made attempts that failed so far
 * @param chance 0 to 1, by chance
 * @param retryAfterSeconds what the receiver asked for
 */
export const secondsToNextAttempt = (
  made: number,
  chance: number,
  retryAfterSeconds = 0,
): number | undefined => {
  const planned = secondsBefore[made];
  if (planned === undefined) return undefined;
  const spread = planned * (1 + jitterShare * (2 * chance - 1));
  return Math.max(spread, Math.min(retryAfterSeconds, retryAfterSecondsMost));
};
