import type { Journal } from './history.ts';
import type { Checker, Found } from './violation.ts';

const referral = ['referral/received', 'referral/information-requested', 'referral/accepted'];
const running = ['program/intake', 'program/baseline', 'program/active'];
const standing = ['program/on-hold', 'program/returned-to-provider'];
const program = [...running, ...standing];
const report = ['report/drafting', 'report/issued'];
const open = [...referral, ...program, ...report];
const finalOnes = ['closed/declined', 'closed/cancelled', 'closed/withdrawn', 'closed/completed'];

type Move = (from: string, to: string, data: Readonly<Record<string, unknown>>) => boolean;

const stays =
  (...places: readonly string[]): Move =>
  (from, to) =>
    from === to && places.includes(from);

const moves =
  (places: readonly string[], ...leadsTo: readonly string[]): Move =>
  (from, to) =>
    places.includes(from) && leadsTo.includes(to);

const either =
  (...ways: readonly Move[]): Move =>
  (from, to, data) =>
    ways.some((way) => way(from, to, data));

const waitsOrNot = moves(referral.slice(0, 2), ...referral.slice(0, 2));

const closes: Move = (from, to, { outcome }) => {
  if (to !== `closed/${String(outcome)}`) return false;
  if (to === 'closed/entered-in-error') return open.includes(from) || finalOnes.includes(from);
  if (to === 'closed/completed') return from === 'report/issued';
  return to === 'closed/withdrawn' ? open.includes(from) : referral.includes(from);
};

/**
 * Every move of the journey by hand, from the journey as Medical Exercise Training tells it: which event may
 * happen where, and where it may lead.
 */
const moveOf: Readonly<Record<string, Move>> = {
  ReferralOpened: (from, to) => from === 'none' && to === 'referral/received',
  InformationRequested: either(
    moves(['referral/received'], 'referral/information-requested'),
    stays('referral/information-requested', 'referral/accepted'),
  ),
  InformationReceived: either(stays(...open), waitsOrNot),
  CorrectionApplied: either(stays(...open), waitsOrNot),
  PaperRecorded: either(stays(...open), waitsOrNot),
  ContactAttempted: stays(...open),
  TrainerAssigned: stays(...open),
  EntryCorrected: either(stays(...open), waitsOrNot),
  GoalReverted: stays(...open),
  RedFlagRaised: stays(...open),
  DeadlineApproaching: stays(...open),
  DeadlineMissed: stays(...open),
  FirstVisitScheduled: stays('referral/accepted'),
  VisitMissed: stays('referral/accepted', ...running),
  ReferralAccepted: moves(referral.slice(0, 2), 'referral/accepted'),
  ReferralDeclined: stays(...referral),
  ReferralCancelled: stays(...referral),
  CancellationNoted: stays(...open),
  ProgramStarted: moves(['referral/accepted'], 'program/intake'),
  AssessmentRecorded: either(
    moves(['program/intake'], 'program/baseline'),
    stays('program/baseline', 'program/active'),
  ),
  GoalsSet: stays('program/baseline', 'program/active'),
  PlanSet: stays('program/baseline', 'program/active'),
  ProgramActivated: moves(['program/baseline'], 'program/active'),
  SessionRecorded: stays('program/active'),
  GoalMet: stays(...program, ...report),
  ClientReturnedToProvider: moves([...running, 'program/on-hold'], 'program/returned-to-provider'),
  FollowUpScheduled: stays(...program),
  DocumentSent: stays(...program, ...report),
  ProgramHeld: moves([...running, 'program/on-hold'], 'program/on-hold'),
  ProgramResumed: moves(standing, ...running),
  ProgramConcluded: stays(...program),
  ReportOpened: moves(program, 'report/drafting'),
  ReportWithdrawn: moves(['report/drafting'], ...program),
  ReportIssued: moves(['report/drafting'], 'report/issued'),
  ReportAcknowledged: stays('report/issued'),
  ProgramContinued: moves(report, 'program/active'),
  EpisodeClosed: closes,
};

const illegal = ({ id, events }: Journal): Found[] => {
  let from = 'none';
  let before = 'none';
  return events.flatMap(({ said }): Found[] => {
    const { type, position: to = '', data } = said;
    const isLegal =
      type === 'EpisodeReopened'
        ? finalOnes.includes(from) && to === before
        : moveOf[type]?.(from, to, data) === true;
    const found = isLegal
      ? []
      : [{ about: id, what: `${type} (version ${said.version}) led from ${from} to ${to}` }];
    // Where it stood before it was closed: a mistake marked later does not change that.
    if (open.includes(from)) before = from;
    from = to;
    return found;
  });
};

/** No illegal transition. */
export const legalMoves: Checker = ({ journals }) =>
  journals.filter(({ kind }) => kind === 'episode').flatMap(illegal);
