import type { Instant } from '@continuum/contracts';
import { withDeadlines } from '../deadlines/standing.ts';
import { programEvolutions } from '../program/evolutions.ts';
import { referralEvolutions, withFacts } from '../referral/evolutions.ts';
import { reportEvolutions } from '../report/evolutions.ts';
import { correctionEvolutions } from './correction-evolution.ts';
import type { EpisodeEvent, EpisodeEventOf, EpisodeEventType } from './events.ts';
import { type Change, changesNothing, type Evolution, type Evolutions } from './evolution.ts';
import type { Episode, Program, Report } from './state.ts';

/** Whoever comes back has been heard of, and the program goes on. */
const heardOf = ({ inactivity: _over, ...program }: Program, resumedAt: Instant): Program => ({
  ...program,
  resumedAt,
});

/** What is opened again is to be acknowledged again: what was said before is of what the report told then. */
const unanswered = ({ acknowledgedAt: _before, ...report }: Report): Report => report;

const evolutions: Evolutions<Exclude<EpisodeEventType, 'ReferralOpened'>> = {
  ...referralEvolutions,
  ...programEvolutions,
  ...reportEvolutions,
  ...correctionEvolutions,
  DeadlineApproaching: changesNothing,
  EpisodeClosed: ({ position }, { recordedAt: at, data: { reason, closing } }) => ({
    closedFrom: position,
    ended: { at, reason, closing },
  }),
  EpisodeReopened: ({ loop, program, report }, { position, recordedAt }) => ({
    loop: loop + 1,
    closedFrom: undefined,
    ended: undefined,
    reopenedAt: recordedAt,
    ...(position === 'program/active' && program ? { program: heardOf(program, recordedAt) } : {}),
    ...(position === 'report/issued' && report ? { report: unanswered(report) } : {}),
  }),
};

const withoutGone = (next: object): Episode =>
  Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as unknown as Episode;

const opened = (event: EpisodeEventOf<'ReferralOpened'>): Episode => {
  const { facts, practiceId, clientId, partnerId, dischargeId, possibleDuplicate } = event.data;
  return withoutGone({
    episodeId: event.episodeId,
    practiceId,
    clientId,
    partnerId,
    dischargeId,
    version: event.version,
    loop: 1,
    position: event.position,
    standsSince: event.recordedAt,
    openedAt: event.recordedAt,
    possibleDuplicate,
    contactAttempts: 0,
    missedVisits: 0,
    deadlines: {},
    stoppedDeadlines: [],
    ...withFacts({ papers: {}, missing: [] }, facts, event.version),
  });
};

/** Fields that a change takes away are absent afterwards, as they are once stored and read back. */
const changed = (
  episode: Episode,
  change: Change | undefined,
  { version, position, recordedAt }: EpisodeEvent,
): Episode => {
  const standsSince = position === episode.position ? episode.standsSince : recordedAt;
  const next: Episode = { ...episode, version, position, standsSince };
  if (change === undefined) return next;
  let gone = false;
  for (const field in change) {
    const value = change[field as keyof Change];
    if (value === undefined && !(field in episode)) continue;
    gone ||= value === undefined;
    (next as unknown as Record<string, unknown>)[field] = value;
  }
  return gone ? withoutGone(next) : next;
};

/** The episode after an event, its deadlines still as before. */
export const evolveBeforeDeadlines = (episode: Episode | undefined, event: EpisodeEvent): Episode => {
  if (event.type === 'ReferralOpened') return opened(event);
  if (episode === undefined) throw new Error(`a journal cannot begin with ${event.type}`);
  const evolution = evolutions[event.type] as Evolution<typeof event.type>;
  const change = evolution(episode, event as never);
  return changed(episode, change, event);
};

/** The episode after an event. The fold of a journal with this is its HEAD, always. */
export const evolve = (episode: Episode | undefined, event: EpisodeEvent): Episode =>
  withDeadlines(evolveBeforeDeadlines(episode, event), event);

/** The episode that a whole journal tells. */
export const fold = (events: Iterable<EpisodeEvent>): Episode | undefined => {
  let episode: Episode | undefined;
  for (const event of events) episode = evolve(episode, event);
  return episode;
};
