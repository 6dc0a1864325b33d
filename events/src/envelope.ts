/**
 * What every contract event carries. Ids, codes, versions and instants only: what they stand for is read, under
 * the reader's own grant, from where it is kept.
 */
import {
  dischargeId,
  episodeId,
  eventId,
  instant,
  partnerId,
  practiceId,
  stage,
  status,
} from '@continuum/contracts/primitives';
import * as z from 'zod';

/** The source of an event on the bus: the kind of journal it is from. */
export const source = z.enum(['continuum.discharge', 'continuum.episode']);
export type Source = z.infer<typeof source>;

const common = z.object({
  id: eventId.describe('Of journal and version: the same however often the event is published.'),
  schemaVersion: z.literal(1),
  recordedAt: instant.describe('When it was committed.'),
  episodeId,
  partnerId,
  dischargeId,
  version: z.int().min(1).describe('Version of the event in its journal.'),
});

/** Of a discharge's journal: a refused message has no practice yet. */
export const dischargeEnvelope = common.extend({ practiceId: practiceId.optional() });

/** Of an episode's journal: with where the episode stands after it. */
export const episodeEnvelope = common.extend({ practiceId, stage, status });
