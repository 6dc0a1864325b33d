import type { Instant } from '@continuum/contracts';
import { anyMember } from '../kernel/callers.ts';
import type { FailureCode } from '../kernel/failure-codes.ts';
import { repeatedMeasures } from '../program/guards.ts';
import { positionGiven } from '../referral/missing-information.ts';
import { withRecordedPaper } from '../referral/papers-on-file.ts';
import type { BodyOf } from './commands.ts';
import { consequencesOf } from './correction-consequences.ts';
import type { CorrectedEntry, EpisodeEventType } from './events.ts';
import { openPositions, type Position, positionsOfStage, stageOf } from './position.ts';
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

/** When an entry happened, and what it is called where that lies before the first visit; a paper may be older. */
const happened = ({ corrected: { command, body } }: Body): readonly [Instant, FailureCode] | undefined => {
  switch (command) {
    case 'record-assessment':
      return [body.assessedAt, 'assessment-before-program'];
    case 'record-session':
      return [body.heldAt, 'session-before-program'];
    case 'record-document-sent':
      return [body.sentAt, 'document-before-program'];
    case 'record-paper':
      return undefined;
  }
};

/** A corrected date obeys what the first one had to obey. */
const sinceFirstVisit: Guard<'correct-entry'> = ({ program }, { calendar }, body) => {
  const told = body && happened(body);
  if (told === undefined || program === undefined) return passed;
  const [at, code] = told;
  return calendar.dateOf(at) < calendar.dateOf(program.startedAt) ? [{ code }] : passed;
};

const measuredOnceAfterAll: Guard<'correct-entry'> = (_episode, _circumstances, body) =>
  body?.corrected.command === 'record-assessment' ? repeatedMeasures(body.corrected.body.measures) : passed;

/** Where an undecided referral stands once a paper is what it really was, and answers what it really does. */
const positionAfter = (episode: Episode, { version, corrected }: Body): Position => {
  if (corrected.command !== 'record-paper') return episode.position;
  const { missing } = withRecordedPaper(episode, corrected.body, version);
  return missing.length === episode.missing.length
    ? episode.position
    : positionGiven(episode.position, missing);
};

/** A correction decides anew what its entry decided, in the stage where the episode stands. */
const leadsFromHere = ({ position, suspension, report }: Episode): readonly Position[] => {
  switch (position) {
    case 'referral/received':
    case 'referral/information-requested':
      return ['referral/received', 'referral/information-requested'];
    case 'program/on-hold':
      return [...(suspension ? [suspension.from] : []), 'program/returned-to-provider'];
    case 'program/returned-to-provider':
      return suspension ? [suspension.from] : [];
    case 'report/drafting':
      return report === undefined || report.reason !== 'goals-met'
        ? []
        : [...new Set([report.openedFrom, 'program/returned-to-provider'] as const)];
    default:
      return stageOf(position) === 'program' ? ['program/returned-to-provider'] : [];
  }
};

/** A mistyped entry is corrected by a new event that names it, in one commit with its consequences. */
export const correctingTransitions: Transitions<'correct-entry'> = {
  'correct-entry': {
    callers: anyMember,
    from: openPositions,
    leadsTo: ['referral/received', 'referral/information-requested', ...positionsOfStage.program],
    leadsFromHere,
    guards: [namesAnEntry, sinceFirstVisit, measuredOnceAfterAll],
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
