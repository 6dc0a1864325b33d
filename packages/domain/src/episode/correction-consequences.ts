import { silentSince } from '../program/activity.ts';
import { withSession } from '../program/entries.ts';
import { goalsCorrected } from '../program/goals.ts';
import { redFlagDrafts, returnedBecauseOf } from '../program/red-flags.ts';
import type { BodyOf, Circumstances } from './commands.ts';
import type { CorrectedEntry } from './events.ts';
import type { Position } from './position.ts';
import type { Episode } from './state.ts';
import type { Draft } from './transition.ts';

type Body = BodyOf<'correct-entry'>;

/** Goals that the assessment met by mistake, and that no other one meets. */
const fallenGoals = ({ program }: Episode, { version, corrected }: Body) => {
  if (corrected.command !== 'record-assessment' || program === undefined) return [];
  const { assessedAt, kind, measures } = corrected.body;
  return goalsCorrected(program.goals, measures, { version, assessedAt, kind }).fallen;
};

const goalConsequences = (episode: Episode, body: Body): readonly Draft[] => {
  const fallen = fallenGoals(episode, body);
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
  { redFlag, suspension, returned }: Episode,
  position: Position,
  body: Body,
  raised: readonly Draft[],
): readonly Draft[] => {
  const stop = raised.length === 2;
  const [flag] = raised;
  const flags = flag === undefined ? [] : [flag];
  if (redFlag?.level !== 'stop' || redFlag.entry !== body.version) {
    if (stop && returned?.entry === body.version) return [];
    return stop && mayReturn.includes(position) ? raised : flags;
  }
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

/** A hold that the sweep began for a client's silence, who was there: the program goes on. */
const silenceConsequences = (
  { program, position, suspension }: Episode,
  { version, corrected }: Body,
  { now, policy, calendar }: Circumstances,
): readonly Draft[] => {
  if (corrected.command !== 'record-session' || program === undefined) return [];
  if (position !== 'program/on-hold' || suspension?.reason !== 'inactivity') return [];
  const { heldAt } = corrected.body;
  const since = silentSince({ ...program, ...withSession(program, { version, heldAt }) });
  const heldFor = policy.intervals['inactivity-hold'].days;
  if (since === undefined || calendar.plusDays(since, heldFor) <= now) return [];
  return [{ type: 'ProgramResumed', data: { because: 'entry-corrected' }, position: suspension.from }];
};

/**
 * What a correction brings with it: goals that fall, a report that is withdrawn, red flags raised or lifted, a
 * hold that is over.
 */
export const consequencesOf = (
  episode: Episode,
  body: Body,
  circumstances: Circumstances,
): readonly Draft[] => {
  const goals = goalConsequences(episode, body);
  const observed = observedIn(body.corrected);
  if (observed === undefined) return goals;
  const next = episode.version + 2 + goals.length;
  const raised = redFlagDrafts(observed, body.version, next, circumstances);
  const position = goals.at(-1)?.position ?? episode.position;
  const flags = redFlagConsequences(episode, position, body, raised);
  const returned = flags.some((draft) => draft.position === 'program/returned-to-provider');
  return [...goals, ...flags, ...(returned ? [] : silenceConsequences(episode, body, circumstances))];
};
