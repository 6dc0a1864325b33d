import { changesNothing, type Evolutions } from '../episode/evolution.ts';
import type { Episode, Program } from '../episode/state.ts';
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
  | 'ProgramConcluded'
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

/** What the events of a program change. */
export const programEvolutions: Evolutions<ProgramEvent> = {
  AssessmentRecorded: (episode, { data, version }) =>
    inProgram(episode, (program) => {
      const assessed = { version, assessedAt: data.assessedAt };
      const { baseline, lastAssessment } = program;
      const latest = lastAssessment === undefined || data.assessedAt >= lastAssessment.assessedAt;
      return {
        goals: goalsMeasured(program, data.measures, data.assessedAt, version),
        ...(data.kind === 'baseline' ? { baseline: baseline ?? assessed } : {}),
        ...(latest ? { lastAssessment: assessed } : {}),
      };
    }),
  GoalsSet: (episode, { data, version }) => inProgram(episode, () => ({ goals: goalsSet(data.goals, version) })),
  PlanSet: (episode, { version }) => inProgram(episode, () => ({ planVersion: version })),
  ProgramActivated: (episode, { recordedAt }) => inProgram(episode, () => ({ activatedAt: recordedAt })),
  SessionRecorded: (episode, { data, version }) =>
    inProgram(episode, ({ sessions, lastSession }) => ({
      sessions: sessions + 1,
      lastSession: later(lastSession, { version, heldAt: data.heldAt }),
    })),
  GoalMet: (episode, { data }) => inProgram(episode, (program) => withMet(program, data.goalId, data.assessment)),
  GoalReverted: (episode, { data }) => inProgram(episode, (program) => withMet(program, data.goalId, undefined)),
  RedFlagRaised: ({ redFlag, position }, { data, version }) => {
    const { level, entry, on } = data;
    const stopStands = position === 'program/returned-to-provider' && redFlag?.level === 'stop' && level === 'caution';
    return stopStands ? undefined : { redFlag: { level, entry, version, on } };
  },
  ClientReturnedToProvider: ({ position, suspension }) => ({
    suspension: { from: suspension?.from ?? position, reason: 'red-flag' },
  }),
  FollowUpScheduled: (episode, { data }) => inProgram(episode, () => ({ followUpAt: data.visitAt })),
  DocumentSent: changesNothing,
  ProgramHeld: ({ position }, { data }) => ({ suspension: { from: position, reason: data.reason } }),
  ProgramResumed: changesNothing,
  ProgramConcluded: changesNothing,
  ProgramContinued: changesNothing,
};
