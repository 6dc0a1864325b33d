import { withDeadlines } from '../deadlines/standing.ts';
import { programEvolutions } from '../program/evolutions.ts';
import { referralEvolutions, withFacts } from '../referral/evolutions.ts';
import { reportEvolutions } from '../report/evolutions.ts';
import { correctionEvolutions } from './correction-evolution.ts';
import { changesNothing, type Evolution, type Evolutions } from './evolution.ts';
import type { EpisodeEvent, EpisodeEventOf, EpisodeEventType } from './events.ts';
import { stageOf } from './position.ts';
import type { Episode } from './state.ts';

const evolutions: Evolutions<Exclude<EpisodeEventType, 'ReferralOpened'>> = {
  ...referralEvolutions,
  ...programEvolutions,
  ...reportEvolutions,
  ...correctionEvolutions,
  DeadlineApproaching: changesNothing,
  DeadlineMissed: changesNothing,
  EpisodeClosed: ({ position }) => ({ closedFrom: position }),
  EpisodeReopened: ({ loop }) => ({ loop: loop + 1 }),
};

const opened = (event: EpisodeEventOf<'ReferralOpened'>): Episode => {
  const { facts, practiceId, clientId, partnerId, dischargeId, possibleDuplicate } = event.data;
  const { canonicalVersion, dischargedAt } = facts;
  return {
    episodeId: event.episodeId,
    practiceId,
    clientId,
    partnerId,
    dischargeId,
    version: event.version,
    loop: 1,
    position: event.position,
    openedAt: event.recordedAt,
    canonicalVersion,
    dischargedAt,
    missing: [],
    papers: {},
    contactAttempts: 0,
    missedVisits: 0,
    deadlines: {},
    stoppedDeadlines: [],
    ...withFacts({ papers: {}, missing: [] }, facts, event.version),
    ...(possibleDuplicate === undefined ? {} : { possibleDuplicate }),
  };
};

const without = (episode: Episode, field: 'suspension' | 'redFlag' | 'closedFrom'): Episode => {
  const { [field]: _gone, ...rest } = episode;
  return rest as Episode;
};

/** What only lasts as long as the position does. */
const tidied = (episode: Episode, event: EpisodeEvent): Episode => {
  let tidy = episode;
  if (event.type === 'ProgramResumed') {
    tidy = without(tidy, 'suspension');
    if (tidy.redFlag?.level === 'stop') tidy = without(tidy, 'redFlag');
  }
  if (stageOf(event.position) === 'report' && tidy.suspension !== undefined) tidy = without(tidy, 'suspension');
  return event.type === 'EpisodeReopened' ? without(tidy, 'closedFrom') : tidy;
};

/** The episode after an event, its deadlines still as before. */
export const evolveBeforeDeadlines = (episode: Episode | undefined, event: EpisodeEvent): Episode => {
  if (event.type === 'ReferralOpened') return opened(event);
  if (episode === undefined) throw new Error(`a journal cannot begin with ${event.type}`);
  const evolution = evolutions[event.type] as Evolution<typeof event.type>;
  const change = evolution(episode, event as never);
  const { version, position } = event;
  return tidied({ ...episode, ...change, version, position }, event);
};

/** The episode after an event. The fold of a journal with this is its HEAD, always. */
export const evolve = (episode: Episode | undefined, event: EpisodeEvent): Episode => {
  const next = evolveBeforeDeadlines(episode, event);
  return { ...next, ...withDeadlines(next, event) };
};

/** The episode that a whole journal tells. */
export const fold = (events: Iterable<EpisodeEvent>): Episode | undefined => {
  let episode: Episode | undefined;
  for (const event of events) episode = evolve(episode, event);
  return episode;
};
