import type { DeadlineKind, Instant, Stage } from '@continuum/contracts';
import type { Circumstances } from '../episode/commands.ts';
import type { EpisodeEvent, EpisodeEventOf, EpisodeEventType } from '../episode/events.ts';
import type { Deadline, Episode } from '../episode/state.ts';

/** The instant from which a deadline counts; undefined when this occurrence of the event starts none. */
type Start<T extends EpisodeEventType> = (event: EpisodeEventOf<T>, episode: Episode) => Instant | undefined;

type Ends = { readonly [T in EpisodeEventType]?: (event: EpisodeEventOf<T>, episode: Episode) => boolean };

type Starts = { readonly [T in EpisodeEventType]?: Start<T> };

/** One deadline: what starts it, what it waits for, and what happens when it passes. */
export interface DeadlineRule {
  /** Leaving these stages clears it; closing stops it until the episode is reopened. */
  readonly livesIn: readonly Stage[];
  readonly starts: Starts;
  readonly endsWith: Ends;
  /** Whether it stands still while the program does; `unless-inactive`: not while the client's silence is why. */
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
  ) => Pick<Deadline, 'due' | 'insteadOf'>;
}

const recordedAt = (event: EpisodeEvent): Instant => event.recordedAt;

/** Of events after which a program runs, or runs again. */
const whenActive = (event: EpisodeEvent): Instant | undefined =>
  event.position === 'program/active' ? event.recordedAt : undefined;

/** Of events after which an activated program is a program again. */
const sinceActivated = (event: EpisodeEvent, { program }: Episode): Instant | undefined =>
  program?.activatedAt === undefined ? undefined : event.recordedAt;

const runsAgain = { ProgramContinued: recordedAt, ReportWithdrawn: sinceActivated } as const;

/** Sent, or by a correction found to have been. */
const documentSent = (document: EpisodeEventOf<'DocumentSent'>['data']['document']) =>
  ({
    DocumentSent: ({ data }) => data.document === document,
    EntryCorrected: ({ data: { corrected } }) =>
      corrected.command === 'record-document-sent' && corrected.body.document === document,
  }) satisfies Ends;

/** The corrected instant of the last assessment, while its deadline runs. */
const lastAssessedAt =
  (
    kind: 're-assessment' | 'assessment-summary',
    which: 'baseline' | 'lastAssessment',
  ): Start<'EntryCorrected'> =>
  ({ data }, { program, deadlines }) =>
    deadlines[kind] !== undefined && program?.[which]?.version === data.entry
      ? program[which].assessedAt
      : undefined;

const never: Ends = {};
const always = (): boolean => true;

/** What shows that a client takes part, or makes the waiting begin anew. */
const activity: Starts = {
  ProgramActivated: recordedAt,
  SessionRecorded: ({ version }, { program }) =>
    program?.lastSession?.version === version ? program.lastSession.heldAt : undefined,
  EntryCorrected: ({ data }, { program }) =>
    program?.lastSession?.version === data.entry ? program.lastSession.heldAt : undefined,
  ProgramResumed: whenActive,
  EpisodeReopened: whenActive,
  ...runsAgain,
};

/** What begins the waiting anew ends the later steps of it. */
const activityAgain = Object.fromEntries(
  Object.entries(activity).map(([type, start]) => [
    type,
    (event: never, episode: Episode) => start(event, episode) !== undefined,
  ]),
) as Ends;

/** The next step after a missed one: counted from the same beginning. */
const stepAfter = (
  missed: 'inactivity-outreach' | 'inactivity-hold',
  kind: 'inactivity-hold' | 'inactivity-withdrawal',
  rest: Pick<DeadlineRule, 'stopsOnHold' | 'whenMissed'>,
): DeadlineRule => ({
  livesIn: ['program'],
  starts: { DeadlineMissed: ({ data }) => (data.deadline === missed ? data.due : undefined) },
  endsWith: activityAgain,
  movesToOpenDay: false,
  dueInstead: (byInterval, event, _episode, { policy, calendar }) => {
    const between = policy.intervals[kind].days - policy.intervals[missed].days;
    return { due: event.type === 'DeadlineMissed' ? calendar.plusDays(event.data.due, between) : byInterval };
  },
  ...rest,
});

/** A correction of what an issued report tells. */
const amendsReport: Start<'EntryCorrected'> = ({ position, recordedAt: at, data: { corrected } }) =>
  position === 'report/issued' &&
  (corrected.command === 'record-assessment' || corrected.command === 'record-session')
    ? at
    : undefined;

/** The follow-up visit, when it comes first: the referrer reads the report before seeing the client. */
const beforeFollowUp: DeadlineRule['dueInstead'] = (byInterval, event, { program, deadlines }) => {
  const running = event.type === 'FollowUpScheduled' ? deadlines['progress-report'] : undefined;
  const due = running?.insteadOf ?? running?.due ?? byInterval;
  const visitAt = program?.followUpAt;
  const pulled = visitAt !== undefined && visitAt > event.recordedAt && visitAt < due;
  return pulled ? { due: visitAt, insteadOf: due } : { due };
};

/**
 * Every deadline. Intervals are the policy's.
 * Letter, summary, 30-day re-assessment and report: METI, "Your job's not over till the paperwork is done".
 */
export const deadlineRules: Readonly<Record<DeadlineKind, DeadlineRule>> = {
  'referral-answer': {
    livesIn: ['referral'],
    starts: { ReferralOpened: recordedAt },
    endsWith: { ReferralAccepted: always },
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
      EntryCorrected: lastAssessedAt('assessment-summary', 'baseline'),
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
      EntryCorrected: lastAssessedAt('re-assessment', 'lastAssessment'),
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
      FollowUpScheduled: (event, { deadlines }) => {
        const running = deadlines['progress-report'];
        return running !== undefined && running.missedAt === undefined ? event.recordedAt : undefined;
      },
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
    endsWith: {
      ...documentSent('change-in-status'),
      ProgramResumed: ({ data }) => data.because === 'entry-corrected',
    },
    stopsOnHold: 'never',
    movesToOpenDay: false,
    whenMissed: 'flag',
  },
  'hold-review': {
    livesIn: ['program'],
    starts: { ProgramHeld: recordedAt },
    endsWith: { ProgramResumed: always, ClientReturnedToProvider: always },
    stopsOnHold: 'never',
    movesToOpenDay: false,
    whenMissed: 'flag',
    dueInstead: (byInterval, event, _episode, { calendar }) => ({
      due: event.type === 'ProgramHeld' ? calendar.endOf(event.data.reviewOn) : byInterval,
    }),
  },
  'inactivity-outreach': {
    livesIn: ['program'],
    starts: activity,
    endsWith: never,
    stopsOnHold: 'always',
    movesToOpenDay: false,
    whenMissed: 'flag',
  },
  'inactivity-hold': stepAfter('inactivity-outreach', 'inactivity-hold', {
    stopsOnHold: 'always',
    whenMissed: 'hold',
  }),
  'inactivity-withdrawal': stepAfter('inactivity-hold', 'inactivity-withdrawal', {
    stopsOnHold: 'unless-inactive',
    whenMissed: 'withdraw',
  }),
  report: {
    livesIn: ['report'],
    starts: { ReportOpened: recordedAt },
    endsWith: { ReportIssued: always },
    stopsOnHold: 'never',
    movesToOpenDay: true,
    whenMissed: 'flag',
  },
  'report-acknowledgement': {
    livesIn: ['report'],
    starts: { ReportIssued: recordedAt },
    endsWith: { ReportAcknowledged: always },
    stopsOnHold: 'never',
    movesToOpenDay: false,
    whenMissed: 'close',
  },
  'report-amendment': {
    livesIn: ['report'],
    starts: { EntryCorrected: amendsReport },
    endsWith: documentSent('discharge-summary'),
    stopsOnHold: 'never',
    movesToOpenDay: true,
    whenMissed: 'flag',
  },
};

export const deadlineKinds = Object.keys(deadlineRules) as readonly DeadlineKind[];
