import type { DischargeId, Instant } from '@continuum/contracts';
import type { Episode } from '@continuum/domain';

/** The parts of an episode that say where a referral stands. */
export type EpisodeSeen = Pick<
  Episode,
  | 'version'
  | 'loop'
  | 'position'
  | 'closedFrom'
  | 'ended'
  | 'firstVisitAt'
  | 'missedVisits'
  | 'cancellationRequestedAt'
  | 'report'
>;

/** A referral as the partner that sent it may see it: nothing personal, no reason of the practice's own. */
export interface ReferralSeen {
  readonly dischargeId: DischargeId;
  /** The partner's own ids. */
  readonly messageId: string;
  readonly referralId?: string;
  readonly receivedAt: Instant;
  /** When the last event was recorded. */
  readonly changedAt: Instant;
  readonly partnerName: string;
  readonly practiceName: string;
  /** Absent between the post and the reaction to it. */
  readonly episode?: EpisodeSeen;
}
