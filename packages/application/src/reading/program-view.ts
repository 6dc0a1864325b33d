import type { GoalView, ProgramView } from '@continuum/contracts';
import { type Episode, measureCatalogue } from '@continuum/domain';
import type { Texts } from './texts.ts';

type Program = NonNullable<Episode['program']>;

const goalView = (goal: Program['goals'][number], texts: Texts): GoalView => {
  const functionalActivity = texts.get(goal.activity);
  return {
    goalId: goal.id,
    horizon: goal.horizon,
    measure: goal.measure,
    unit: measureCatalogue[goal.measure].unit,
    ...(goal.side === undefined ? {} : { side: goal.side }),
    ...(goal.protocol === undefined ? {} : { protocol: goal.protocol }),
    baseline: goal.baseline,
    target: goal.target,
    ...(goal.latest === undefined ? {} : { latest: goal.latest.value }),
    dueOn: goal.dueOn,
    ...(functionalActivity === undefined ? {} : { functionalActivity }),
    met: goal.metBy !== undefined,
  };
};

const assessedView = ({ version, assessedAt }: NonNullable<Program['baseline']>) => ({ version, assessedAt });

/** The program as it stands, its goals with the words of the person who set them. */
export const programView = (program: Program, texts: Texts): ProgramView => {
  const { startedAt, activatedAt, baseline, lastAssessment, lastSession, followUp } = program;
  return {
    startedAt,
    ...(activatedAt === undefined ? {} : { activatedAt }),
    ...(baseline === undefined ? {} : { baseline: assessedView(baseline) }),
    ...(lastAssessment === undefined ? {} : { lastAssessment: assessedView(lastAssessment) }),
    goals: program.goals.map((goal) => goalView(goal, texts)),
    planned: program.planVersion !== undefined,
    sessions: program.sessions,
    ...(lastSession === undefined ? {} : { lastSessionAt: lastSession.heldAt }),
    ...(followUp === undefined ? {} : { followUpAt: followUp.visitAt }),
  };
};
