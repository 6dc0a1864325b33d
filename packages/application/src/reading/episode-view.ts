import type { EpisodeView, PaperKind } from '@continuum/contracts';
import type { Episode } from '@continuum/domain';
import type { Client } from '../ports/index.ts';
import { listedName } from './client-name.ts';
import { programView } from './program-view.ts';
import { deadlineViews, standingView } from './standing-view.ts';
import type { Texts } from './texts.ts';

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Only what has a value: a view says nothing rather than `undefined`. */
const present = <T extends object>(fields: T): Partial<Present<T>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<
    Present<T>
  >;

const paperViews = ({ papers }: Episode): EpisodeView['papers'] =>
  (Object.keys(papers) as PaperKind[]).flatMap((kind) => {
    const paper = papers[kind];
    if (paper === undefined) return [];
    const { signedOn, expiresOn, version } = paper;
    return [{ paper: kind, signedOn, ...present({ expiresOn }), version }];
  });

const partViews = ({ program, report, redFlag, suspension, closedFrom, ended }: Episode, texts: Texts) =>
  present({
    program: program && programView(program, texts),
    report: report && {
      openedAt: report.openedAt,
      reason: report.reason,
      ...present({ issuedAt: report.issuedAt, acknowledgedAt: report.acknowledgedAt }),
    },
    redFlag: redFlag && { level: redFlag.level, on: redFlag.on, entry: redFlag.entry },
    suspension: suspension && { reason: suspension.reason, resumesAt: standingView(suspension.from) },
    closedFrom: closedFrom && standingView(closedFrom),
    ended,
  });

/** One episode as the members of its practice read it. */
export const episodeView = (episode: Episode, client: Client | undefined, texts: Texts): EpisodeView => ({
  episodeId: episode.episodeId,
  version: episode.version,
  clientId: episode.clientId,
  ...present({ clientName: client && listedName(client.name) }),
  partnerId: episode.partnerId,
  dischargeId: episode.dischargeId,
  ...standingView(episode.position),
  loop: episode.loop,
  openedAt: episode.openedAt,
  dischargedAt: episode.dischargedAt,
  ...present({ onsetOn: episode.onsetOn }),
  urgent: episode.urgent ?? false,
  possibleDuplicate: episode.possibleDuplicate ?? false,
  ...present({
    cancellationRequestedAt: episode.cancellationRequestedAt,
    trainerId: episode.trainerId,
    firstVisitAt: episode.firstVisitAt,
  }),
  contactAttempts: episode.contactAttempts,
  missedVisits: episode.missedVisits,
  missing: episode.missing.map(({ need, from }) => ({ need, from })),
  papers: paperViews(episode),
  ...partViews(episode, texts),
  deadlines: deadlineViews(episode),
});
