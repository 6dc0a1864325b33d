import { meets, readingFor } from '../program/goals.ts';
import { redFlagDrafts, returnedBecauseOf } from '../program/red-flags.ts';
import type { BodyOf, Circumstances } from './commands.ts';
import { correctionEvolutions } from './correction-evolution.ts';
import type { CorrectedEntry } from './events.ts';
import type { Position } from './position.ts';
import type { Episode } from './state.ts';
import type { Draft } from './transition.ts';

type Body = BodyOf<'correct-entry'>;

const correctedGoals = (
  episode: Episode,
  { version, reason, corrected }: Body,
  circumstances: Circumstances,
) => {
  const { now, by, policy } = circumstances;
  const change = correctionEvolutions.EntryCorrected(episode, {
    type: 'EntryCorrected',
    data: { entry: version, reason, corrected },
    episodeId: episode.episodeId,
    version: episode.version + 1,
    recordedAt: now,
    by,
    policy: policy.version,
    position: episode.position,
  });
  return change?.program?.goals ?? [];
};

/** Goals that the assessment met by mistake, and that no later one meets. */
const fallenGoals = (episode: Episode, body: Body, circumstances: Circumstances) => {
  const { version, corrected } = body;
  if (corrected.command !== 'record-assessment') return [];
  return correctedGoals(episode, body, circumstances).filter(
    (goal) => goal.metBy === version && !meets(goal, readingFor(goal, corrected.body.measures)),
  );
};

const goalConsequences = (episode: Episode, body: Body, circumstances: Circumstances): readonly Draft[] => {
  const fallen = fallenGoals(episode, body, circumstances);
  const drafts: Draft[] = fallen.map(({ id }) => ({
    type: 'GoalReverted',
    data: { goalId: id, assessment: body.version },
  }));
  const longTerm = fallen.find(({ horizon }) => horizon === '90-day');
  const { position, report, redFlag } = episode;
  if (longTerm === undefined || position !== 'report/drafting' || report?.reason !== 'goals-met')
    return drafts;
  drafts.push({ type: 'ReportWithdrawn', data: { goalId: longTerm.id }, position: report.openedFrom });
  if (redFlag?.level === 'stop' && report.openedFrom !== 'program/returned-to-provider')
    drafts.push(returnedBecauseOf(redFlag.version));
  return drafts;
};

const observedIn = ({ command, body }: CorrectedEntry) => {
  if (command === 'record-assessment')
    return { readings: body.measures, signs: body.redFlagSigns ?? [], at: body.assessedAt };
  if (command === 'record-session')
    return { readings: body.readings ?? [], signs: body.redFlagSigns ?? [], at: body.heldAt };
  return undefined;
};

const mayReturn: readonly Position[] = [
  'program/intake',
  'program/baseline',
  'program/active',
  'program/on-hold',
];

/**
 * What the corrected readings and signs say: a red flag that was missed, or that the one that stopped the
 * program was none. With another stop beside it, only a clearance lifts both.
 */
const redFlagConsequences = (
  { redFlag, suspension }: Episode,
  position: Position,
  body: Body,
  raised: readonly Draft[],
): readonly Draft[] => {
  const stop = raised.length === 2;
  const [flag] = raised;
  const flags = flag === undefined ? [] : [flag];
  if (redFlag?.level !== 'stop' || redFlag.entry !== body.version)
    return stop && mayReturn.includes(position) ? raised : flags;
  if (stop) return [];
  if (position !== 'program/returned-to-provider' || redFlag.besideAnother) return [];
  return [
    {
      type: 'ProgramResumed',
      data: { because: 'entry-corrected' },
      position: suspension?.from ?? 'program/intake',
    },
    ...flags,
  ];
};

/** What a correction brings with it: goals that fall, a report that is withdrawn, red flags raised or lifted. */
export const consequencesOf = (
  episode: Episode,
  body: Body,
  circumstances: Circumstances,
): readonly Draft[] => {
  const goals = goalConsequences(episode, body, circumstances);
  const observed = observedIn(body.corrected);
  if (observed === undefined) return goals;
  const next = episode.version + 2 + goals.length;
  const raised = redFlagDrafts(observed, body.version, next, circumstances);
  const position = goals.at(-1)?.position ?? episode.position;
  return [...goals, ...redFlagConsequences(episode, position, body, raised)];
};
