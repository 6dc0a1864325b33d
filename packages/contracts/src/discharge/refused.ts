/**
 * How long a refused message stays in its sender's inbox with its reasons, and its original in the bucket; counted
 * from the last attempt.
 */
export const refusedKeptDays = 30;
