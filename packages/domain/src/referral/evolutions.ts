import type { DischargeFacts, MovedToClient } from '../episode/events.ts';
import { type Change, changesNothing, type Evolutions } from '../episode/evolution.ts';
import type { Episode, MissingInformation } from '../episode/state.ts';
import { answeredBy, outstanding } from './missing-information.ts';
import { type Papers, withDischargePapers, withRecordedPaper } from './papers-on-file.ts';

type ReferralEvent =
  | 'InformationRequested'
  | 'InformationReceived'
  | 'CorrectionApplied'
  | 'ContactAttempted'
  | 'FirstVisitScheduled'
  | 'VisitMissed'
  | 'TrainerAssigned'
  | 'ReferralAccepted'
  | 'ReferralDeclined'
  | 'ReferralCancelled'
  | 'CancellationNoted'
  | 'PaperRecorded'
  | 'ProgramStarted';

/** The episode as a discharge's facts make it; also what an opened referral begins with. */
export const withFacts = (
  { missing, ...before }: Papers & Pick<Episode, 'missing'>,
  facts: DischargeFacts,
  version: number,
): Change & Pick<Episode, 'papers' | 'missing'> => {
  const { papers, otherPapers } = withDischargePapers(before, facts, version);
  const { canonicalVersion, dischargedAt, onsetOn, urgent } = facts;
  const open = outstanding(facts.missing, papers, missing, version);
  return {
    canonicalVersion,
    dischargedAt,
    ...(onsetOn === undefined ? {} : { onsetOn }),
    ...(urgent === undefined ? {} : { urgent }),
    papers,
    otherPapers,
    missing: open,
    answered: answeredBy(facts.missing, papers, open),
  };
};

/** The newer facts stand for the older ones: what they no longer say is not known any more. */
const toldAgain = (
  episode: Episode,
  { facts, moved }: { readonly facts: DischargeFacts; readonly moved?: MovedToClient },
  version: number,
): Change => ({
  onsetOn: undefined,
  urgent: undefined,
  ...withFacts(episode, facts, version),
  ...(moved === undefined ? {} : { clientId: moved.clientId, possibleDuplicate: moved.possibleDuplicate }),
});

const asked = (missing: readonly MissingInformation[], items: readonly MissingInformation[]) => [
  ...missing.filter(({ need }) => !items.some((item) => item.need === need)),
  ...items.filter(({ need }, index) => items.findLastIndex((item) => item.need === need) === index),
];

/** What the events of a referral change. */
export const referralEvolutions: Evolutions<ReferralEvent> = {
  InformationRequested: ({ missing }, { data }) => ({ missing: asked(missing, data.items) }),
  InformationReceived: (episode, { data, version }) => toldAgain(episode, data, version),
  CorrectionApplied: (episode, { data, version }) => toldAgain(episode, data, version),
  ContactAttempted: ({ contactAttempts }) => ({ contactAttempts: contactAttempts + 1 }),
  FirstVisitScheduled: (_episode, { data }) => ({ firstVisitAt: data.visitAt }),
  VisitMissed: ({ position, missedVisits, firstVisitAt }, { recordedAt, data }) => ({
    missedVisits: missedVisits + 1,
    ...(position === 'referral/accepted' ? { visitAwaitedSince: recordedAt } : {}),
    ...(firstVisitAt !== undefined && firstVisitAt <= data.visitAt ? { firstVisitAt: undefined } : {}),
  }),
  TrainerAssigned: (_episode, { data }) => ({ trainerId: data.trainerId }),
  ReferralAccepted: (_episode, { recordedAt, data: { trainerId } }) => ({
    visitAwaitedSince: recordedAt,
    ...(trainerId === undefined ? {} : { trainerId }),
  }),
  ReferralDeclined: changesNothing,
  ReferralCancelled: changesNothing,
  CancellationNoted: (_episode, { recordedAt, data: { requestedAt = recordedAt } }) => ({
    cancellationRequestedAt: requestedAt,
  }),
  PaperRecorded: (episode, { data, version }) => withRecordedPaper(episode, data, version),
  ProgramStarted: (_episode, { data }) => ({
    visitAwaitedSince: undefined,
    firstVisitAt: undefined,
    program: { startedAt: data.visitHeldAt, goals: [], sessions: 0 },
  }),
};
