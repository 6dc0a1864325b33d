import {
  type Circumstances,
  type Command,
  type CommandName,
  decide,
  type Episode,
  type EpisodeEvent,
  type EpisodeEventType,
  fold,
  policies,
} from '@continuum/domain';
import { harborTable, sampleJourney, tableCalendar } from '@continuum/domain/scenario';

/** A command as it was asked on the way, and everything its decision depends on. */
export interface Question {
  readonly episode: Episode;
  readonly command: Command;
  readonly circumstances: Circumstances;
}

/** Commands whose body is the data of the event they lead to. */
const askedBy: { readonly [T in EpisodeEventType]?: CommandName } = {
  ContactAttempted: 'record-contact-attempt',
  FirstVisitScheduled: 'schedule-first-visit',
  ReferralAccepted: 'accept-referral',
  PaperRecorded: 'record-paper',
  ProgramStarted: 'start-program',
  AssessmentRecorded: 'record-assessment',
  GoalsSet: 'set-goals',
  PlanSet: 'set-plan',
  ProgramActivated: 'activate-program',
  SessionRecorded: 'record-session',
  FollowUpScheduled: 'schedule-follow-up',
  DocumentSent: 'record-document-sent',
  ReportIssued: 'issue-report',
  ReportAcknowledged: 'acknowledge-report',
};

const policy = policies['2026-1'];
const calendar = tableCalendar(harborTable);

const questionBefore = (journal: readonly EpisodeEvent[], index: number): Question[] => {
  const event = journal[index];
  const name = event && askedBy[event.type];
  const episode = fold(journal.slice(0, index));
  if (event === undefined || name === undefined || episode === undefined) return [];
  const command = { name, body: event.data } as unknown as Command;
  return [{ episode, command, circumstances: { now: event.recordedAt, by: event.by, policy, calendar } }];
};

/**
 * Every command of the sample journey that a member asked, with the episode as it stood then.
 * @throws Error when one is not accepted as it was
 */
export const questionsOfTheJourney = (): readonly Question[] => {
  const { journal } = sampleJourney();
  const questions = journal.flatMap((_event, index) => questionBefore(journal, index));
  for (const { episode, command, circumstances } of questions) {
    const { kind } = decide(episode, command, circumstances);
    if (kind !== 'accepted') throw new Error(`${command.name} is ${kind} after version ${episode.version}`);
  }
  return questions;
};

/** The same commands asked in the wrong place: of the episode as it was when it had just been accepted. */
export const questionsTooEarly = (questions: readonly Question[]): readonly Question[] => {
  const early = questions.find(({ episode }) => episode.position === 'referral/accepted');
  if (early === undefined) throw new Error('the journey has no accepted referral');
  return questions
    .map((question) => ({ ...question, episode: early.episode, circumstances: early.circumstances }))
    .filter(
      ({ episode, command, circumstances }) => decide(episode, command, circumstances).kind === 'rejected',
    );
};
