/** What was missed is late once and for all: by hand, from what each deadline waits for. */
import type { DeadlineKind } from '@continuum/contracts';
import type { EpisodeEvent, EpisodeEventType } from '../episode/events.ts';
import type { Taken } from './generated-journeys.ts';
import type { Reply, Scene } from './scene.ts';

/**
 * What makes a deadline that was missed another one. A correction can do that to any of them, and going on after a
 * silence is a sign of life.
 */
const beginsAnew: Readonly<Record<DeadlineKind, readonly EpisodeEventType[]>> = {
  'referral-answer': [],
  'first-visit': ['VisitMissed', 'FirstVisitScheduled'],
  'introductory-letter': [],
  'assessment-summary': [],
  're-assessment': ['AssessmentRecorded', 'ProgramContinued'],
  'progress-report': ['DocumentSent', 'ProgramContinued'],
  'change-in-status': ['ClientReturnedToProvider'],
  'hold-review': ['ProgramHeld'],
  'inactivity-outreach': ['SessionRecorded', 'ProgramResumed', 'ProgramContinued', 'EpisodeReopened'],
  'inactivity-hold': ['SessionRecorded', 'ProgramResumed', 'ProgramContinued', 'EpisodeReopened'],
  'inactivity-withdrawal': ['SessionRecorded', 'ProgramResumed', 'ProgramContinued', 'EpisodeReopened'],
  report: ['ReportOpened'],
  'report-acknowledgement': ['ReportIssued', 'DocumentSent', 'EpisodeReopened'],
  'report-amendment': [],
};

const isAnother = (kind: DeadlineKind, { type }: EpisodeEvent): boolean =>
  type === 'EntryCorrected' || beginsAnew[kind].includes(type);

/** Deadlines that were missed a second time, though nothing made them another one in between. */
export const missedTwice = ({ recorded }: Reply, journal: readonly EpisodeEvent[]): readonly DeadlineKind[] =>
  recorded.flatMap(({ type, data, version }) => {
    if (type !== 'DeadlineMissed') return [];
    const kind = data.deadline;
    const since = journal
      .slice(0, version - 1)
      .findLast(
        (event) =>
          isAnother(kind, event) || (event.type === 'DeadlineMissed' && event.data.deadline === kind),
      );
    return since?.type === 'DeadlineMissed' ? [kind] : [];
  });

const standingStillOrGoingOn: readonly string[] = [
  'hold-program',
  'resume-program',
  'return-to-provider',
  'withdraw-client',
  'reopen-episode',
];

/** Whether everything that was missed before a hold, a return, going on, leaving or coming back is so afterwards. */
export const keptMissed = ({ before, wish, reply }: Taken, { episode }: Scene): boolean =>
  !standingStillOrGoingOn.includes(wish) ||
  Object.entries(before.episode?.deadlines ?? {}).every(([name, { missedAt }]) => {
    const kind = name as DeadlineKind;
    // A review waits for the hold to end, whichever way it does.
    if (missedAt === undefined || kind === 'hold-review') return true;
    return (
      episode?.deadlines[kind]?.missedAt === missedAt ||
      reply.recorded.some((event) => isAnother(kind, event))
    );
  });
