import { withAssessment, withSession } from '../program/entries.ts';
import { servingFollowUp } from '../program/evolutions.ts';
import { goalsCorrected } from '../program/goals.ts';
import { withRecordedPaper } from '../referral/papers-on-file.ts';
import type { BodyOf } from './commands.ts';
import { withCorrectedDocument } from './documents.ts';
import type { EpisodeEventOf } from './events.ts';
import type { Change, Evolutions } from './evolution.ts';
import type { Episode, FollowUp, Program, Report } from './state.ts';

type Entry<C extends 'record-assessment' | 'record-session' | 'record-document-sent'> = BodyOf<C>;

const assessmentCorrected = (
  program: Program,
  version: number,
  { assessedAt, kind, measures }: Entry<'record-assessment'>,
): Program => {
  const assessed = { version, assessedAt, kind };
  return {
    ...program,
    goals: goalsCorrected(program.goals, measures, assessed).goals,
    ...(program.baseline?.version === version ? { baseline: assessed } : {}),
    ...withAssessment(program, assessed),
  };
};

const notServedBy = (followUp: FollowUp | undefined, version: number): FollowUp | undefined => {
  if (followUp?.servedBy !== version) return followUp;
  const { servedBy: _other, ...unserved } = followUp;
  return unserved;
};

const documentCorrected = (
  { program, documents, deadlines }: Episode,
  version: number,
  { document, sentAt }: Entry<'record-document-sent'>,
): Change => {
  const change = { documents: withCorrectedDocument(documents, document, { version, sentAt }) };
  if (program === undefined) return change;
  if (document === 'progress-report') {
    const known = documents?.[document]?.some((sent) => sent.version >= version) ?? false;
    return known ? change : { ...change, program: servingFollowUp(program, deadlines, version) };
  }
  const followUp = notServedBy(program.followUp, version);
  return followUp === program.followUp || followUp === undefined
    ? change
    : { ...change, program: { ...program, followUp } };
};

/** An issued report tells what was wrong until it is amended. */
const toAmend = (
  { position, report }: Episode,
  { version, recordedAt: at }: EpisodeEventOf<'EntryCorrected'>,
): { readonly report?: Report } =>
  position === 'report/issued' && report !== undefined
    ? { report: { ...report, amendment: { version, at } } }
    : {};

/** A caution is judged anew with its entry; a stop stays until the commit says that the program goes on. */
const judgedAnew = ({ redFlag }: Episode, entry: number): Change =>
  redFlag?.level === 'caution' && redFlag.entry === entry ? { redFlag: undefined } : {};

/**
 * The episode as if the entry had been right from the beginning: wherever HEAD remembers it, it is taken out and
 * put where it belongs.
 */
export const correctionEvolutions: Evolutions<'EntryCorrected'> = {
  EntryCorrected: (episode, event) => {
    const { entry, corrected } = event.data;
    const { program } = episode;
    switch (corrected.command) {
      case 'record-assessment':
        return (
          program && {
            program: assessmentCorrected(program, entry, corrected.body),
            ...judgedAnew(episode, entry),
            ...toAmend(episode, event),
          }
        );
      case 'record-session':
        return (
          program && {
            program: {
              ...program,
              ...withSession(program, { version: entry, heldAt: corrected.body.heldAt }),
            },
            ...judgedAnew(episode, entry),
            ...toAmend(episode, event),
          }
        );
      case 'record-paper':
        return withRecordedPaper(episode, corrected.body, entry);
      case 'record-document-sent':
        return documentCorrected(episode, entry, corrected.body);
    }
  },
};
