import { anyMember } from '../kernel/callers.ts';
import { reaches } from '../measures/index.ts';
import { readingFor } from '../program/goals.ts';
import { redFlagDrafts } from '../program/red-flags.ts';
import type { BodyOf, Circumstances } from './commands.ts';
import { correctionEvolutions } from './correction-evolution.ts';
import type { CorrectedEntry, EpisodeEventType } from './events.ts';
import { openPositions } from './position.ts';
import type { Episode } from './state.ts';
import type { Draft, Guard, Transitions } from './transition.ts';
import { passed } from './transition.ts';

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
  if (entry === undefined) return [{ code: 'entry-not-found', subject }];
  return entry.type === recordedBy[body.corrected.command] ? passed : [{ code: 'entry-of-another-kind', subject }];
};

/** Goals that the corrected assessment met by mistake, and that no later one meets. */
const fallenGoals = ({ program }: Episode, { version, corrected }: Body) => {
  if (corrected.command !== 'record-assessment') return [];
  return (program?.goals ?? []).filter((goal) => {
    if (goal.metBy !== version) return false;
    const values = [readingFor(goal, corrected.body.measures), goal.latest?.value];
    return !values.some((value) => value !== undefined && reaches(goal.measure, value, goal.target));
  });
};

const goalConsequences = (episode: Episode, body: Body): readonly Draft[] => {
  const fallen = fallenGoals(episode, body);
  const drafts: Draft[] = fallen.map(({ id }) => ({
    type: 'GoalReverted',
    data: { goalId: id, assessment: body.version },
  }));
  const longTerm = fallen.find(({ horizon }) => horizon === '90-day');
  if (longTerm !== undefined && episode.position === 'report/drafting' && episode.report?.reason === 'goals-met')
    drafts.push({ type: 'ReportWithdrawn', data: { goalId: longTerm.id }, position: 'program/active' });
  return drafts;
};

const observedIn = (corrected: CorrectedEntry) => {
  const { command, body } = corrected;
  if (command === 'record-assessment')
    return { readings: body.measures, signs: body.redFlagSigns ?? [], at: body.assessedAt };
  if (command === 'record-session')
    return { readings: body.readings ?? [], signs: body.redFlagSigns ?? [], at: body.heldAt };
  return undefined;
};

const mayReturn: readonly Episode['position'][] = ['program/intake', 'program/baseline', 'program/active', 'program/on-hold'];

/** A corrected reading may show a red flag that was missed, or take back the one that stopped the program. */
const redFlagConsequences = (
  episode: Episode,
  body: Body,
  circumstances: Circumstances,
  next: number,
): readonly Draft[] => {
  const observed = observedIn(body.corrected);
  if (observed === undefined) return [];
  const drafts = redFlagDrafts(observed, body.version, next, circumstances);
  const stop = drafts.length === 2;
  const stoppedByEntry = episode.position === 'program/returned-to-provider' && episode.redFlag?.entry === body.version;
  if (stoppedByEntry)
    return stop
      ? []
      : [{ type: 'ProgramResumed', data: { because: 'entry-corrected' }, position: episode.suspension?.from ?? 'program/intake' }];
  if (episode.redFlag?.entry === body.version && episode.redFlag.level === (stop ? 'stop' : 'caution')) return [];
  return mayReturn.includes(episode.position) ? drafts : drafts.slice(0, 1);
};

/** A mistyped entry is corrected by a new event that names it, in one commit with its consequences. */
export const correctingTransitions: Transitions<'correct-entry'> = {
  'correct-entry': {
    callers: anyMember,
    from: openPositions,
    leadsTo: ['program/active', 'program/returned-to-provider', 'program/intake', 'program/baseline'],
    guards: [namesAnEntry],
    effect: (episode, body, circumstances) => {
      const { version: entry, reason, corrected, ...note } = body;
      const correction = { type: 'EntryCorrected', data: { entry, reason, corrected, ...note } } as const;
      const change = correctionEvolutions.EntryCorrected(episode, {
        ...correction,
        episodeId: episode.episodeId,
        version: episode.version + 1,
        recordedAt: circumstances.now,
        by: circumstances.by,
        policy: circumstances.policy.version,
        position: episode.position,
      });
      const goals = goalConsequences({ ...episode, ...change }, body);
      const next = episode.version + 2 + goals.length;
      return [correction, ...goals, ...redFlagConsequences(episode, body, circumstances, next)];
    },
  },
};
