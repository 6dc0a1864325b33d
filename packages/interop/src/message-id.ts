import type { Findings } from './reading/findings.ts';
import type { Source } from './reading/sources.ts';
import type { ParseCanonical } from './translation.ts';
import type { Message, TranslatorNeeds } from './wire-format.ts';

/** The message id, trimmed, if it is one that a receipt can be kept under. */
export const usableMessageId = (candidate: unknown, parseCanonical: ParseCanonical): string | undefined => {
  const parsed = parseCanonical({ messageId: candidate });
  const broken = 'issues' in parsed && parsed.issues.some(({ path }) => path[0] === 'messageId');
  return typeof candidate === 'string' && !broken ? candidate.trim() : undefined;
};

/** What an id is looked for in where the message itself names none. */
export interface Unnamed extends Pick<Message, 'bytes' | 'idempotencyKey'> {
  readonly needs: TranslatorNeeds;
  readonly findings: Findings;
}

/**
 * The sources of last resort: the key it was posted with, and a hash of its bytes, which is told of.
 * @param element where the message would name its id
 */
export const sourcesOfLastResort = (element: string): readonly Source<Unnamed, string>[] => [
  {
    source: 'Idempotency-Key',
    read: ({ idempotencyKey, needs }) => {
      const value = usableMessageId(idempotencyKey, needs.parseCanonical);
      return value === undefined ? undefined : { value, path: 'idempotency-key' };
    },
  },
  {
    source: 'hash of the bytes',
    read: ({ bytes, needs, findings }) => {
      findings.warn('message-id-from-content', element);
      return { value: needs.hash(bytes), path: '' };
    },
  },
];
