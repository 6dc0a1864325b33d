import type { Instant } from '@continuum/contracts';
import {
  type Discharge,
  type Episode,
  earliestDue,
  endOfTime,
  nextSweepAt,
  stageOf,
  statusOf,
} from '@continuum/domain';
import type { Standing } from '../ports/index.ts';

/** Where an episode stands in the lists: open ones by what is due first, closed ones by when they closed. */
export const standingOf = (episode: Episode, now: Instant): Standing => {
  const stage = stageOf(episode.position);
  const due = earliestDue(episode)?.deadline.due;
  const sweepAt = nextSweepAt(episode);
  return {
    stage,
    status: statusOf(episode.position),
    clientId: episode.clientId,
    ...(episode.trainerId === undefined ? {} : { trainerId: episode.trainerId }),
    ...(due === undefined ? {} : { due }),
    list: stage === 'closed' ? { kind: 'closed', order: now } : { kind: 'open', order: due ?? endOfTime },
    ...(sweepAt === undefined ? {} : { sweepAt }),
  };
};

/** Where a discharge stands in its partner's list. */
export const dischargeStanding = ({ status, firstReceivedAt }: Discharge): Standing => ({
  stage: 'discharge',
  status,
  list: { kind: 'partner', order: firstReceivedAt },
});
