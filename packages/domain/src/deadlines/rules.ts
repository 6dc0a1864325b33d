import type { DeadlineKind, Instant, Stage } from '@continuum/contracts';
import type { Circumstances } from '../episode/commands.ts';
import type { EpisodeEvent, EpisodeEventOf, EpisodeEventType } from '../episode/events.ts';
import type { Episode } from '../episode/state.ts';

/** The instant from which a deadline counts; undefined when this occurrence of the event starts none. */
type Start<T extends EpisodeEventType> = (event: EpisodeEventOf<T>, episode: Episode) => Instant | undefined;

type Starts = { readonly [T in EpisodeEventType]?: Start<T> };

/** One deadline: what starts it, what it waits for, and what happens when it passes. */
export interface DeadlineRule {
  /** Leaving these stages clears it. */
  readonly livesIn: readonly Stage[];
  readonly starts: Starts;
  readonly endsWith: (event: EpisodeEvent) => boolean;
  readonly stopsOnHold: 'always' | 'never' | 'unless-inactive';
  /** A due instant on a closed day moves to the next open one. */
  readonly movesToOpenDay: boolean;
  readonly whenMissed: 'flag' | 'hold' | 'withdraw' | 'close';
  /** Where the due instant is not simply start plus interval. */
  readonly dueInstead?: (
    byInterval: Instant,
    event: EpisodeEvent,
    episode: Episode,
    circumstances: Circumstances,
  ) => Instant;
}

const recordedAt = (event: EpisodeEvent): Instant => event.recordedAt;

/** Of events after which a program runs, or runs again. */
const whenActive = (event: EpisodeEvent): Instant | undefined =>
  event.position === 'program/active' ? event.recordedAt : undefined;

const runsAgain = { ProgramContinued: recordedAt, ReportWithdrawn: recordedAt, EpisodeReopened: whenActive } as const;

const documentSent =
  (document: EpisodeEventOf<'DocumentSent'>['data']['document']) =>
  (event: EpisodeEvent): boolean =>
    event.type === 'DocumentSent' && event.data.document === document;

const never = (): boolean => false;

const inactivity = (whenMissed: DeadlineRule['whenMissed'], stopsOnHold: DeadlineRule['stopsOnHold']): DeadlineRule => ({
  livesIn: ['program'],
  starts: {
    ProgramActivated: recordedAt,
    SessionRecorded: ({ version }, { program }) =>
      program?.lastSession?.version === version ? program.lastSession.heldAt : undefined,
    ProgramResumed: whenActive,
    ...runsAgain,
  },
  endsWith: never,
  stopsOnHold,
  movesToOpenDay: false,
  whenMissed,
});

const whereItStood =
  (position: Episode['position']) =>
  (event: EpisodeEvent): Instant | undefined =>
    event.position === position ? event.recordedAt : undefined;

/** The follow-up visit, when it comes first: the referrer reads the report before seeing the client. */
const beforeFollowUp: DeadlineRule['dueInstead'] = (byInterval, event, { program, deadlines }) => {
  const running = event.type === 'FollowUpScheduled' ? deadlines['progress-report']?.due : undefined;
  const due = running ?? byInterval;
  const visitAt = program?.followUpAt;
  return visitAt !== undefined && visitAt > event.recordedAt && visitAt < due ? visitAt : due;
};

/**
 * Every deadline. Intervals are the policy's.
 * Letter, summary, 30-day re-assessment and report: METI, "Your job's not over till the paperwork is done".
 */
export const deadlineRules: Readonly<Record<DeadlineKind, DeadlineRule>> = {
  'referral-answer': {
    livesIn: ['referral'],
    starts: { ReferralOpened: recordedAt, EpisodeReopened: whereItStood('referral/received') },
    endsWith: ({ type }) => type === 'ReferralAccepted',
    stopsOnHold: 'never',
    movesToOpenDay: true,
    whenMissed: 'flag',
  },
  'introductory-letter': {
    livesIn: ['program', 'report'],
    starts: { ProgramStarted: ({ data }) => data.visitHeldAt },
    endsWith: documentSent('introductory-letter'),
    stopsOnHold: 'always',
    movesToOpenDay: true,
    whenMissed: 'flag',
  },
  'assessment-summary': {
    livesIn: ['program', 'report'],
    starts: {
      AssessmentRecorded: ({ version, data }, { program }) =>
        program?.baseline?.version === version ? data.assessedAt : undefined,
    },
    endsWith: documentSent('assessment-summary'),
    stopsOnHold: 'always',
    movesToOpenDay: true,
    whenMissed: 'flag',
  },
  're-assessment': {
    livesIn: ['program'],
    starts: {
      AssessmentRecorded: ({ version }, { program }) =>
        program?.lastAssessment?.version === version ? program.lastAssessment.assessedAt : undefined,
      ...runsAgain,
    },
    endsWith: never,
    stopsOnHold: 'always',
    movesToOpenDay: true,
    whenMissed: 'flag',
  },
  'progress-report': {
    livesIn: ['program'],
    starts: {
      ProgramActivated: recordedAt,
      DocumentSent: ({ data }, { program }) =>
        data.document === 'progress-report' && program?.activatedAt !== undefined ? data.sentAt : undefined,
      FollowUpScheduled: (event, { deadlines }) =>
        deadlines['progress-report']?.missedAt === undefined ? event.recordedAt : undefined,
      ...runsAgain,
    },
    endsWith: documentSent('progress-report'),
    stopsOnHold: 'always',
    movesToOpenDay: true,
    whenMissed: 'flag',
    dueInstead: beforeFollowUp,
  },
  'change-in-status': {
    livesIn: ['program', 'report'],
    starts: { ClientReturnedToProvider: recordedAt },
    endsWith: documentSent('change-in-status'),
    stopsOnHold: 'never',
    movesToOpenDay: false,
    whenMissed: 'flag',
  },
  'hold-review': {
    livesIn: ['program'],
    starts: { ProgramHeld: recordedAt },
    endsWith: ({ type }) => type === 'ProgramResumed' || type === 'ClientReturnedToProvider',
    stopsOnHold: 'never',
    movesToOpenDay: false,
    whenMissed: 'flag',
    dueInstead: (byInterval, event, _episode, { calendar }) =>
      event.type === 'ProgramHeld' ? calendar.endOf(event.data.reviewOn) : byInterval,
  },
  'inactivity-outreach': inactivity('flag', 'always'),
  'inactivity-hold': inactivity('hold', 'always'),
  'inactivity-withdrawal': inactivity('withdraw', 'unless-inactive'),
  report: {
    livesIn: ['report'],
    starts: { ReportOpened: recordedAt, EpisodeReopened: whereItStood('report/drafting') },
    endsWith: ({ type }) => type === 'ReportIssued',
    stopsOnHold: 'never',
    movesToOpenDay: true,
    whenMissed: 'flag',
  },
  'report-acknowledgement': {
    livesIn: ['report'],
    starts: { ReportIssued: recordedAt, EpisodeReopened: whereItStood('report/issued') },
    endsWith: ({ type }) => type === 'ReportAcknowledged',
    stopsOnHold: 'never',
    movesToOpenDay: false,
    whenMissed: 'close',
  },
  'report-amendment': {
    livesIn: ['report'],
    starts: { EntryCorrected: whereItStood('report/issued') },
    endsWith: documentSent('discharge-summary'),
    stopsOnHold: 'never',
    movesToOpenDay: true,
    whenMissed: 'flag',
  },
};

export const deadlineKinds = Object.keys(deadlineRules) as readonly DeadlineKind[];
