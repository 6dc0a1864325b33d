import type { ParseCanonical } from './translation.ts';

/** The message id, trimmed, if it is one that a receipt can be kept under. */
export const usableMessageId = (candidate: unknown, parseCanonical: ParseCanonical): string | undefined => {
  const parsed = parseCanonical({ messageId: candidate });
  const broken = 'issues' in parsed && parsed.issues.some(({ path }) => path[0] === 'messageId');
  return typeof candidate === 'string' && !broken ? candidate.trim() : undefined;
};
