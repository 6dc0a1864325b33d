import { withDocument } from '../episode/documents.ts';
import type { Change, Evolutions } from '../episode/evolution.ts';
import type { Episode, Program, RedFlag } from '../episode/state.ts';
import { silentSince } from './activity.ts';
import { withAssessment, withSession } from './entries.ts';
import { goalsMeasured, goalsSet } from './goals.ts';

type ProgramEvent =
  | 'AssessmentRecorded'
  | 'GoalsSet'
  | 'PlanSet'
  | 'ProgramActivated'
  | 'SessionRecorded'
  | 'GoalMet'
  | 'GoalReverted'
  | 'RedFlagRaised'
  | 'ClientReturnedToProvider'
  | 'FollowUpScheduled'
  | 'DocumentSent'
  | 'ProgramHeld'
  | 'ProgramResumed'
  | 'ProgramContinued'
  | 'DeadlineMissed';

const inProgram = (
  { program }: Episode,
  change: (program: Program) => Partial<Program>,
): Partial<Episode> | undefined => program && { program: { ...program, ...change(program) } };

const withMet = (program: Program, goalId: string, metBy: number | undefined): Partial<Program> => ({
  goals: program.goals.map((goal) => {
    if (goal.id !== goalId) return goal;
    const { metBy: _before, ...open } = goal;
    return metBy === undefined ? open : { ...open, metBy };
  }),
});

/** A program goes on: nothing suspends it, and the stop that did is lifted. */
const goingOn = (redFlag: RedFlag | undefined): Change => ({
  suspension: undefined,
  ...(redFlag?.level === 'stop' ? { redFlag: undefined } : {}),
});

/** The program with its follow-up visit served by a progress report, if the running one is due for it. */
export const servingFollowUp = (
  program: Program,
  deadlines: Episode['deadlines'],
  report: number,
): Program => {
  const { followUp } = program;
  const awaited =
    followUp !== undefined &&
    followUp.servedBy === undefined &&
    followUp.version < report &&
    deadlines['progress-report']?.due === followUp.visitAt;
  return awaited ? { ...program, followUp: { ...followUp, servedBy: report } } : program;
};

/** What the events of a program change. */
export const programEvolutions: Evolutions<ProgramEvent> = {
  AssessmentRecorded: (episode, { data: { kind, assessedAt, measures }, version }) =>
    inProgram(episode, (program) => {
      const assessed = { version, assessedAt, kind };
      return {
        goals: goalsMeasured(program.goals, measures, assessed),
        ...(kind === 'baseline' ? { baseline: program.baseline ?? assessed } : {}),
        ...withAssessment(program, assessed),
      };
    }),
  GoalsSet: (episode, { data, version }) =>
    inProgram(episode, () => ({ goals: goalsSet(data.goals, version) })),
  PlanSet: (episode, { version }) => inProgram(episode, () => ({ planVersion: version })),
  ProgramActivated: (episode, { recordedAt }) => inProgram(episode, () => ({ activatedAt: recordedAt })),
  SessionRecorded: (episode, { data, version }) =>
    inProgram(episode, (program) => ({
      sessions: program.sessions + 1,
      ...withSession(program, { version, heldAt: data.heldAt }),
    })),
  GoalMet: (episode, { data }) =>
    inProgram(episode, (program) => withMet(program, data.goalId, data.assessment)),
  GoalReverted: (episode, { data }) =>
    inProgram(episode, (program) => withMet(program, data.goalId, undefined)),
  RedFlagRaised: ({ redFlag }, { data, version }) => {
    const { level, entry, on } = data;
    const stopStands = redFlag?.level === 'stop';
    if (stopStands && level === 'caution') return undefined;
    const another = stopStands && redFlag.entry !== entry;
    return { redFlag: { level, entry, version, on, ...(another ? { besideAnother: true as const } : {}) } };
  },
  ClientReturnedToProvider: ({ position, suspension, redFlag }, { version, recordedAt: at }) => ({
    suspension: { from: suspension?.from ?? position, reason: 'red-flag' },
    returned: { version, at, entry: redFlag?.entry ?? version },
  }),
  FollowUpScheduled: (episode, { data: { visitAt }, version }) =>
    inProgram(episode, () => ({ followUp: { visitAt, version } })),
  DocumentSent: ({ program, documents, deadlines }, { data: { document, sentAt }, version }) => ({
    ...(document === 'progress-report' && program !== undefined
      ? { program: servingFollowUp(program, deadlines, version) }
      : {}),
    documents: withDocument(documents, document, { version, sentAt }),
  }),
  ProgramHeld: ({ position, suspension }, { data: { reason, reviewOn }, recordedAt: since }) => ({
    suspension: { from: suspension?.from ?? position, reason, hold: { since, reviewOn } },
  }),
  ProgramResumed: (episode, { data: { because }, recordedAt }) => ({
    ...inProgram(episode, () => ({ resumedAt: recordedAt })),
    ...(because === 'entry-corrected' && episode.redFlag?.level === 'stop' ? { returned: undefined } : {}),
    ...goingOn(episode.redFlag),
  }),
  ProgramContinued: (episode, { recordedAt }) => ({
    ...inProgram(episode, ({ activatedAt }) => ({
      activatedAt: activatedAt ?? recordedAt,
      continuedAt: recordedAt,
    })),
    ...goingOn(episode.redFlag),
  }),
  DeadlineMissed: (episode, { data: { deadline: missed } }) => {
    if (missed !== 'inactivity-outreach' && missed !== 'inactivity-hold') return undefined;
    const since = episode.program && silentSince(episode.program);
    return since && inProgram(episode, () => ({ inactivity: { missed, since } }));
  },
};
