import { anyMember } from '../kernel/callers.ts';
import { positionGiven } from '../referral/missing-information.ts';
import { withRecordedPaper } from '../referral/papers-on-file.ts';
import type { BodyOf } from './commands.ts';
import { consequencesOf } from './correction-consequences.ts';
import type { CorrectedEntry, EpisodeEventType } from './events.ts';
import { openPositions, type Position, positionsOfStage } from './position.ts';
import type { Episode } from './state.ts';
import { type Guard, passed, type Transitions } from './transition.ts';

type Body = BodyOf<'correct-entry'>;

const recordedBy: Readonly<Record<CorrectedEntry['command'], EpisodeEventType>> = {
  'record-assessment': 'AssessmentRecorded',
  'record-session': 'SessionRecorded',
  'record-paper': 'PaperRecorded',
  'record-document-sent': 'DocumentSent',
};

const namesAnEntry: Guard<'correct-entry'> = (_episode, { entry }, body) => {
  if (body === undefined) return passed;
  const subject = String(body.version);
  if (entry === undefined || entry.version !== body.version) return [{ code: 'entry-not-found', subject }];
  const { corrected } = body;
  const sameKind =
    entry.type === recordedBy[corrected.command] &&
    (entry.type !== 'AssessmentRecorded' ||
      (corrected.command === 'record-assessment' && entry.data.kind === corrected.body.kind));
  return sameKind ? passed : [{ code: 'entry-of-another-kind', subject }];
};

const happenedAt = ({ corrected: { command, body } }: Body) =>
  command === 'record-assessment' ? body.assessedAt : command === 'record-session' ? body.heldAt : undefined;

/** A corrected date obeys what the first one had to obey. */
const sinceFirstVisit: Guard<'correct-entry'> = ({ program }, { calendar }, body) => {
  const at = body && happenedAt(body);
  if (body === undefined || at === undefined || program === undefined) return passed;
  if (calendar.dateOf(at) >= calendar.dateOf(program.startedAt)) return passed;
  const assessment = body.corrected.command === 'record-assessment';
  return [{ code: assessment ? 'assessment-before-program' : 'session-before-program' }];
};

/** Where an undecided referral stands once a paper is what it really was, and answers what it really does. */
const positionAfter = (episode: Episode, { version, corrected }: Body): Position => {
  if (corrected.command !== 'record-paper') return episode.position;
  const { missing } = withRecordedPaper(episode, corrected.body, version);
  return missing.length === episode.missing.length
    ? episode.position
    : positionGiven(episode.position, missing);
};

/** A mistyped entry is corrected by a new event that names it, in one commit with its consequences. */
export const correctingTransitions: Transitions<'correct-entry'> = {
  'correct-entry': {
    callers: anyMember,
    from: openPositions,
    leadsTo: ['referral/received', 'referral/information-requested', ...positionsOfStage.program],
    guards: [namesAnEntry, sinceFirstVisit],
    effect: (episode, body, circumstances) => {
      const { version: entry, reason, corrected, ...note } = body;
      return [
        {
          type: 'EntryCorrected',
          data: { entry, reason, corrected, ...note },
          position: positionAfter(episode, body),
        },
        ...consequencesOf(episode, body, circumstances),
      ];
    },
  },
};
