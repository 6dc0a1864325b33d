import type { DischargeId, Instant } from '@continuum/contracts';
import type { Episode } from '@continuum/domain';
import type { DischargeRow, EpisodeJournal, Journals, Partner, Reading, Registry } from '../ports/index.ts';

/** A referral that was received, as far as the partner that sent it may know of it. */
export interface SeenReferral {
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
  readonly episode?: Episode;
}

export interface SeeingNeeds {
  readonly reading: Pick<Reading, 'canonical'>;
  readonly journals: Pick<Journals, 'readRecord'>;
  readonly registry: Pick<Registry, 'practice'>;
}

/** The journal of the episode that a received message opened, or will open; none of a refused one. */
export const episodeOf = ({ discharge }: DischargeRow): EpisodeJournal | undefined =>
  discharge.status === 'received' && discharge.practiceId !== undefined
    ? { kind: 'episode', practiceId: discharge.practiceId, episodeId: discharge.episodeId }
    : undefined;

/** What the partner that sent a message sees of the referral it became. */
export const seenReferral = async (
  { messageId, discharge }: DischargeRow,
  journal: EpisodeJournal,
  episode: Episode | undefined,
  partner: Partner,
  { reading, journals, registry }: SeeingNeeds,
): Promise<SeenReferral> => {
  const { dischargeId, partnerId, version, canonicalVersion, firstReceivedAt } = discharge;
  const posted = { kind: 'discharge', partnerId, dischargeId } as const;
  const [canonical, last, practice] = await Promise.all([
    reading.canonical(posted, canonicalVersion),
    episode === undefined
      ? journals.readRecord(posted, version)
      : journals.readRecord(journal, episode.version),
    registry.practice(journal.practiceId),
  ]);
  const referralId = canonical?.discharge.referralId;
  return {
    dischargeId,
    messageId,
    ...(referralId === undefined ? {} : { referralId }),
    receivedAt: firstReceivedAt,
    changedAt: last?.recordedAt ?? firstReceivedAt,
    partnerName: partner.name,
    practiceName: practice?.name ?? journal.practiceId,
    ...(episode === undefined ? {} : { episode }),
  };
};
