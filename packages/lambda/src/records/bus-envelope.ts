import { type Issue, parse } from '@continuum/contracts';
import * as z from 'zod';

/**
 * An event as a rule hands it on. Fields a consumer does not need are ignored.
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
 */
const busEnvelope = z.object({
  id: z.string().min(1).max(200),
  'detail-type': z.string().min(1).max(200),
  source: z.string().min(1).max(200),
  /** Who put the event on the bus; EventBridge says so, not the sender. */
  account: z.string().regex(/^\d{12}$/, 'an AWS account'),
  detail: z.unknown(),
});
export type BusEnvelope = z.infer<typeof busEnvelope>;

/** An issue in one line, for whoever looks into the quarantine. */
export const reasonOf = ({ path, expected, got }: Issue): string =>
  `${path.join('.')}: expected ${expected}, got ${got}`;

/** Reads a queued event; what cannot be read says why. */
export const readEnvelope = (
  body: string,
): { readonly envelope: BusEnvelope } | { readonly reason: readonly string[] } => {
  try {
    const parsed = parse(busEnvelope, JSON.parse(body));
    return parsed.ok ? { envelope: parsed.value } : { reason: parsed.issues.map(reasonOf) };
  } catch (error) {
    if (error instanceof SyntaxError) return { reason: ['expected JSON, got other text'] };
    throw error;
  }
};
