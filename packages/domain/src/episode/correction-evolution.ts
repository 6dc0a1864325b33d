import { readingFor } from '../program/goals.ts';
import type { Evolutions } from './evolution.ts';
import type { CorrectedEntry } from './events.ts';
import type { Episode, GoalState, Paper, Program } from './state.ts';

type CorrectedAs<C extends CorrectedEntry['command']> = Extract<CorrectedEntry, { command: C }>['body'];

const withReading = (goal: GoalState, entry: number, measures: CorrectedAs<'record-assessment'>['measures']): GoalState => {
  if (goal.latest?.version !== entry) return goal;
  const { latest: _mistyped, ...rest } = goal;
  const value = readingFor(goal, measures);
  return value === undefined ? rest : { ...rest, latest: { version: entry, value } };
};

const assessmentCorrected = (program: Program, entry: number, body: CorrectedAs<'record-assessment'>): Program => {
  const assessed = { version: entry, assessedAt: body.assessedAt };
  return {
    ...program,
    goals: program.goals.map((goal) => withReading(goal, entry, body.measures)),
    ...(program.baseline?.version === entry ? { baseline: assessed } : {}),
    ...(program.lastAssessment?.version === entry ? { lastAssessment: assessed } : {}),
  };
};

const sessionCorrected = (program: Program, entry: number, body: CorrectedAs<'record-session'>): Program =>
  program.lastSession?.version === entry ? { ...program, lastSession: { version: entry, heldAt: body.heldAt } } : program;

const paperCorrected = (episode: Episode, entry: number, body: CorrectedAs<'record-paper'>): Partial<Episode> => {
  const { [body.paper]: same, ...others } = episode.papers;
  const kept = (Object.entries(others) as [string, Paper][]).filter(([, paper]) => paper.version !== entry);
  if (same?.version !== entry && kept.length === Object.keys(others).length) return {};
  const dates = { signedOn: body.signedOn, ...(body.expiresOn === undefined ? {} : { expiresOn: body.expiresOn }) };
  return { papers: { ...Object.fromEntries(kept), [body.paper]: { ...dates, version: entry } } };
};

/** The episode as if the entry had been right from the beginning. */
export const correctionEvolutions: Evolutions<'EntryCorrected'> = {
  EntryCorrected: (episode, { data: { entry, corrected } }) => {
    const { program } = episode;
    switch (corrected.command) {
      case 'record-assessment':
        return program && { program: assessmentCorrected(program, entry, corrected.body) };
      case 'record-session':
        return program && { program: sessionCorrected(program, entry, corrected.body) };
      case 'record-paper':
        return paperCorrected(episode, entry, corrected.body);
      case 'record-document-sent':
        return undefined;
    }
  },
};
