import type { Change, Evolutions } from '../episode/evolution.ts';
import type { Episode, Program, RedFlag } from '../episode/state.ts';
import { goalsMeasured, goalsSet, lastOf } from './goals.ts';

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
  | 'ProgramContinued';

const inProgram = (
  { program }: Episode,
  change: (program: Program) => Partial<Program>,
): Partial<Episode> | undefined => program && { program: { ...program, ...change(program) } };

const later = <T extends { readonly heldAt: string }>(one: T | undefined, other: T): T =>
  one !== undefined && one.heldAt > other.heldAt ? one : other;

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

/** Whether the follow-up visit is what the running progress report is for. */
const awaitsReport = (episode: Episode): episode is Episode & { program: Program } =>
  episode.program?.followUpAt !== undefined &&
  episode.deadlines['progress-report']?.due === episode.program.followUpAt;

const withoutFollowUp = ({ followUpAt: _served, ...program }: Program): Program => program;

/** What the events of a program change. */
export const programEvolutions: Evolutions<ProgramEvent> = {
  AssessmentRecorded: (episode, { data, version }) =>
    inProgram(episode, (program) => {
      const assessed = { version, assessedAt: data.assessedAt };
      const { baseline, lastAssessment } = program;
      return {
        goals: goalsMeasured(program, data.measures, assessed),
        ...(data.kind === 'baseline' ? { baseline: baseline ?? assessed } : {}),
        lastAssessment: lastOf(lastAssessment, assessed),
      };
    }),
  GoalsSet: (episode, { data, version }) =>
    inProgram(episode, () => ({ goals: goalsSet(data.goals, version) })),
  PlanSet: (episode, { version }) => inProgram(episode, () => ({ planVersion: version })),
  ProgramActivated: (episode, { recordedAt }) => inProgram(episode, () => ({ activatedAt: recordedAt })),
  SessionRecorded: (episode, { data, version }) =>
    inProgram(episode, ({ sessions, lastSession }) => ({
      sessions: sessions + 1,
      lastSession: later(lastSession, { version, heldAt: data.heldAt }),
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
  ClientReturnedToProvider: ({ position, suspension }) => ({
    suspension: { from: suspension?.from ?? position, reason: 'red-flag' },
  }),
  FollowUpScheduled: (episode, { data }) => inProgram(episode, () => ({ followUpAt: data.visitAt })),
  DocumentSent: (episode, { data }) =>
    data.document === 'progress-report' && awaitsReport(episode)
      ? { program: withoutFollowUp(episode.program) }
      : undefined,
  ProgramHeld: ({ position, suspension }, { data }) => ({
    suspension: { from: suspension?.from ?? position, reason: data.reason },
  }),
  ProgramResumed: ({ redFlag }) => goingOn(redFlag),
  ProgramContinued: (episode, { recordedAt }) => ({
    ...inProgram(episode, ({ activatedAt }) => ({ activatedAt: activatedAt ?? recordedAt })),
    ...goingOn(episode.redFlag),
  }),
};
