import type { DeadlineKind, Instant, LocalDate, Stage } from '@continuum/contracts';
import type { Circumstances } from '../episode/commands.ts';
import { sentSince } from '../episode/documents.ts';
import type { Deadline, Episode } from '../episode/state.ts';
import { latest } from '../kernel/instant.ts';
import { silentSince } from '../program/activity.ts';
import { amendmentDueSince, toldAt } from '../report/amendment.ts';
import { followUpAhead, inactiveAfter, progressToldAt, standsAt } from './counting.ts';

/**
 * One deadline, as a function of what HEAD knows: from when it counts, and how long. An event changes it through
 * the facts it changes, a correction through the same facts put right.
 */
export interface DeadlineRule {
  /** Leaving these stages clears it; closing stops it until the episode is reopened, unless it was missed. */
  readonly livesIn: readonly Stage[];
  /** What it counts from and what it waits for, in words. */
  readonly says: string;
  /**
   * The instant it counts from; undefined while nothing is owed. What was stopped counts from resuming or reopening
   * by itself; what was missed counts anew only from another instant of this, or when `dayBeginsAnew` does.
   */
  readonly countsFrom: (episode: Episode) => Instant | undefined;
  /** Whether it stands still while the program does, unless it was missed; `unless-inactive`: not while the client's silence is why. */
  readonly stopsOnHold: 'always' | 'never' | 'unless-inactive';
  /** A due instant on a closed day moves to the next open one. */
  readonly movesToOpenDay: boolean;
  readonly whenMissed: 'flag' | 'hold' | 'withdraw' | 'close';
  /** A day that decides beside the interval, where there is one. */
  readonly fixedDay?: (episode: Episode, from: Instant) => Instant | LocalDate | undefined;
  /** Whether such a day, once agreed, is waited for although the deadline was missed. */
  readonly dayBeginsAnew?: true;
  /** Where the due instant is not simply start plus interval. */
  readonly dueInstead?: (
    byInterval: Instant,
    day: Instant | LocalDate,
    circumstances: Circumstances,
  ) => Pick<Deadline, 'due' | 'insteadOf'>;
}

/**
 * Every deadline. Intervals are the policy's.
 * Letter, summary, 30-day re-assessment and report: METI, "Your job's not over till the paperwork is done".
 */
export const deadlineRules: Readonly<Record<DeadlineKind, DeadlineRule>> = {
  'referral-answer': {
    livesIn: ['referral'],
    says: 'the referral, until it is accepted',
    countsFrom: (episode) => (standsAt(episode) === 'referral/accepted' ? undefined : episode.openedAt),
    stopsOnHold: 'never',
    movesToOpenDay: true,
    whenMissed: 'flag',
  },
  'first-visit': {
    livesIn: ['referral'],
    says: 'the acceptance or a missed visit, until the first visit is held; at the earliest the day agreed for it',
    countsFrom: ({ visitAwaitedSince }) => visitAwaitedSince,
    stopsOnHold: 'never',
    movesToOpenDay: true,
    whenMissed: 'flag',
    fixedDay: ({ firstVisitAt }) => firstVisitAt,
    dayBeginsAnew: true,
    dueInstead: (byInterval, visitAt, { calendar }) => ({
      due: latest(byInterval, calendar.endOf(calendar.dateOf(visitAt as Instant))),
    }),
  },
  'introductory-letter': {
    livesIn: ['program', 'report'],
    says: 'the first visit, until the letter is sent',
    countsFrom: ({ program, documents }) =>
      sentSince(documents, 'introductory-letter', 0) === undefined ? program?.startedAt : undefined,
    stopsOnHold: 'always',
    movesToOpenDay: true,
    whenMissed: 'flag',
  },
  'assessment-summary': {
    livesIn: ['program', 'report'],
    says: 'the baseline, until the summary is sent',
    countsFrom: ({ program, documents }) => {
      const baseline = program?.baseline;
      return baseline !== undefined &&
        sentSince(documents, 'assessment-summary', baseline.version) === undefined
        ? baseline.assessedAt
        : undefined;
    },
    stopsOnHold: 'always',
    movesToOpenDay: true,
    whenMissed: 'flag',
  },
  're-assessment': {
    livesIn: ['program'],
    says: 'the last assessment, or the program going on after a report',
    countsFrom: ({ program }) => {
      const assessedAt = program?.lastAssessment?.assessedAt;
      const continuedAt = program?.continuedAt;
      return assessedAt && continuedAt ? latest(assessedAt, continuedAt) : assessedAt;
    },
    stopsOnHold: 'always',
    movesToOpenDay: true,
    whenMissed: 'flag',
  },
  'progress-report': {
    livesIn: ['program'],
    says: 'the last progress report, the activation, or the program going on after a report; at the latest the follow-up visit',
    countsFrom: progressToldAt,
    stopsOnHold: 'always',
    movesToOpenDay: true,
    whenMissed: 'flag',
    fixedDay: followUpAhead,
    dueInstead: (byInterval, visitAt) =>
      visitAt < byInterval ? { due: visitAt as Instant, insteadOf: byInterval } : { due: byInterval },
  },
  'change-in-status': {
    livesIn: ['program', 'report'],
    says: 'the return to the provider, until the change in status is sent',
    countsFrom: ({ returned, documents }) =>
      returned !== undefined && sentSince(documents, 'change-in-status', returned.version) === undefined
        ? returned.at
        : undefined,
    stopsOnHold: 'never',
    movesToOpenDay: false,
    whenMissed: 'flag',
  },
  'hold-review': {
    livesIn: ['program'],
    says: 'the hold, until the program goes on',
    countsFrom: (episode) =>
      standsAt(episode) === 'program/on-hold' ? episode.suspension?.hold?.since : undefined,
    stopsOnHold: 'never',
    movesToOpenDay: false,
    whenMissed: 'flag',
    /** A hold of an episode that was closed meanwhile is reviewed after the policy's days. */
    fixedDay: ({ suspension, reopenedAt = '' }) =>
      suspension?.hold !== undefined && suspension.hold.since > reopenedAt
        ? suspension.hold.reviewOn
        : undefined,
    dueInstead: (_byInterval, reviewOn, { calendar }) => ({ due: calendar.endOf(reviewOn as LocalDate) }),
  },
  'inactivity-outreach': {
    livesIn: ['program'],
    says: 'the last session, or the program running or running again',
    countsFrom: ({ program }) => program && silentSince(program),
    stopsOnHold: 'always',
    movesToOpenDay: false,
    whenMissed: 'flag',
  },
  'inactivity-hold': {
    livesIn: ['program'],
    says: 'the same, once the outreach is missed',
    countsFrom: inactiveAfter('inactivity-outreach', 'inactivity-hold'),
    stopsOnHold: 'always',
    movesToOpenDay: false,
    whenMissed: 'hold',
  },
  'inactivity-withdrawal': {
    livesIn: ['program'],
    says: 'the same, once the hold is missed',
    countsFrom: inactiveAfter('inactivity-hold'),
    stopsOnHold: 'unless-inactive',
    movesToOpenDay: false,
    whenMissed: 'withdraw',
  },
  report: {
    livesIn: ['report'],
    says: 'the report being opened, until it is issued',
    countsFrom: ({ report }) => (report?.issuedAt === undefined ? report?.openedAt : undefined),
    stopsOnHold: 'never',
    movesToOpenDay: true,
    whenMissed: 'flag',
  },
  'report-acknowledgement': {
    livesIn: ['report'],
    says: 'the report being issued, or its amendment sent, until it is acknowledged',
    countsFrom: (episode) => (episode.report?.acknowledgedAt === undefined ? toldAt(episode) : undefined),
    stopsOnHold: 'never',
    movesToOpenDay: false,
    whenMissed: 'close',
  },
  'report-amendment': {
    livesIn: ['report'],
    says: 'a correction of what the issued report tells, until a discharge summary is sent',
    countsFrom: amendmentDueSince,
    stopsOnHold: 'never',
    movesToOpenDay: true,
    whenMissed: 'flag',
  },
};

export const deadlineKinds = Object.keys(deadlineRules) as readonly DeadlineKind[];
