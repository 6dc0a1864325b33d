/**
 * Items as they stand in the table. A document is kept as its JSON text, in `body`, a HEAD's state deflated, in
 * `state`; beside it stand only the attributes that conditions, indexes and expiry need.
 */
import type { DischargeId } from '@continuum/contracts';
import * as z from 'zod';

export const headItem = z.object({
  version: z.int().positive(),
  /** Hash of the last event's stored bytes. */
  chain: z.string(),
  state: z.instanceof(Uint8Array),
  /** Of discharges: the partner's own id of the message. */
  messageId: z.string().optional(),
});

export const bodyItem = z.object({ body: z.string() });

export const noteItem = z.object({ text: z.string(), salt: z.string() });

/** The canonical form itself, or where the bucket has it. */
export const canonicalItem = z.union([bodyItem, z.object({ bucketKey: z.string() })]);

export const identityItem = z.object({ clientId: z.string() });

export const referralPointerItem = z.object({
  dischargeId: z.string().transform((id) => id as DischargeId),
});

/** What the `list` index shows of an episode. */
export const listedEpisode = z.object({
  PK: z.string(),
  listOrder: z.string(),
  stage: z.string(),
  status: z.string(),
  clientId: z.string(),
  trainerId: z.string().optional(),
  due: z.string().optional(),
});

export const listedDischarge = z.object({ PK: z.string(), listOrder: z.string(), status: z.string() });

export const listedClient = z.object({ clientId: z.string() });
