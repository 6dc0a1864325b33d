/** The last assessments and sessions of a program: how an entry, new or corrected, takes its place among them. */
import type { Assessed, HeldSession, Program } from '../episode/state.ts';
import { remembering } from '../kernel/remembered.ts';

type Assessments = Pick<Program, 'lastAssessment' | 'earlierAssessments'>;
type Sessions = Pick<Program, 'lastSession' | 'earlierSessions'>;

export const assessmentsOf = ({
  lastAssessment,
  earlierAssessments = [],
}: Assessments): readonly Assessed[] =>
  lastAssessment === undefined ? [] : [lastAssessment, ...earlierAssessments];

export const withAssessment = (program: Assessments, assessed: Assessed): Assessments => {
  const [last, ...earlier] = remembering(assessmentsOf(program), assessed, ({ assessedAt }) => assessedAt);
  return {
    ...(last === undefined ? {} : { lastAssessment: last }),
    ...(earlier.length === 0 ? {} : { earlierAssessments: earlier }),
  };
};

export const withSession = ({ lastSession, earlierSessions = [] }: Sessions, held: HeldSession): Sessions => {
  const before = lastSession === undefined ? [] : [lastSession, ...earlierSessions];
  const [last, ...earlier] = remembering(before, held, ({ heldAt }) => heldAt);
  return {
    ...(last === undefined ? {} : { lastSession: last }),
    ...(earlier.length === 0 ? {} : { earlierSessions: earlier }),
  };
};
