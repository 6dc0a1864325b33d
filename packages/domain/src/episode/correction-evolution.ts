import { goalsCorrected, lastOf } from '../program/goals.ts';
import type { CorrectedEntry } from './events.ts';
import type { Change, Evolutions } from './evolution.ts';
import type { Episode, Paper, Program, RedFlag } from './state.ts';

type CorrectedAs<C extends CorrectedEntry['command']> = Extract<CorrectedEntry, { command: C }>['body'];

const assessmentCorrected = (
  program: Program,
  entry: number,
  body: CorrectedAs<'record-assessment'>,
): Program => {
  const assessed = { version: entry, assessedAt: body.assessedAt };
  return {
    ...program,
    goals: goalsCorrected(program, body.measures, assessed),
    ...(program.baseline?.version === entry ? { baseline: assessed } : {}),
    lastAssessment: lastOf(program.lastAssessment, assessed),
  };
};

const sessionCorrected = (program: Program, entry: number, body: CorrectedAs<'record-session'>): Program =>
  program.lastSession?.version === entry
    ? { ...program, lastSession: { version: entry, heldAt: body.heldAt } }
    : program;

const paperCorrected = (
  episode: Episode,
  entry: number,
  body: CorrectedAs<'record-paper'>,
): Partial<Episode> => {
  const all = Object.entries(episode.papers) as [string, Paper][];
  const others = all.filter(([, paper]) => paper.version !== entry);
  if (others.length === all.length) return {};
  const papers = Object.fromEntries(others);
  const replacedSince = (papers[body.paper]?.version ?? 0) > entry;
  const dates = {
    signedOn: body.signedOn,
    ...(body.expiresOn === undefined ? {} : { expiresOn: body.expiresOn }),
  };
  return { papers: replacedSince ? papers : { ...papers, [body.paper]: { ...dates, version: entry } } };
};

/** A caution is judged anew with its entry; a stop stays until the commit says that the program goes on. */
const judgedAnew = (redFlag: RedFlag | undefined, entry: number): Change =>
  redFlag?.level === 'caution' && redFlag.entry === entry ? { redFlag: undefined } : {};

/** The episode as if the entry had been right from the beginning. */
export const correctionEvolutions: Evolutions<'EntryCorrected'> = {
  EntryCorrected: ({ program, redFlag, ...episode }, { data: { entry, corrected } }) => {
    switch (corrected.command) {
      case 'record-assessment':
        return (
          program && {
            program: assessmentCorrected(program, entry, corrected.body),
            ...judgedAnew(redFlag, entry),
          }
        );
      case 'record-session':
        return (
          program && {
            program: sessionCorrected(program, entry, corrected.body),
            ...judgedAnew(redFlag, entry),
          }
        );
      case 'record-paper':
        return paperCorrected(episode, entry, corrected.body);
      case 'record-document-sent':
        return undefined;
    }
  },
};
