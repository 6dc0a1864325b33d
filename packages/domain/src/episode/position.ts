import type { ClosedOutcome, Stage, Status } from '@continuum/contracts';

interface StatusesByStage {
  referral: 'received' | 'information-requested' | 'accepted';
  program: 'intake' | 'baseline' | 'active' | 'on-hold' | 'returned-to-provider';
  report: 'drafting' | 'issued';
  closed: ClosedOutcome;
}

/** Where an episode can stand: `program/active`. */
export type Position = { [S in Stage]: `${S}/${StatusesByStage[S]}` }[Stage];

/** The positions of one stage. */
export type PositionIn<S extends Stage> = `${S}/${StatusesByStage[S]}`;

export const positionsOfStage = {
  referral: ['referral/received', 'referral/information-requested', 'referral/accepted'],
  program: [
    'program/intake',
    'program/baseline',
    'program/active',
    'program/on-hold',
    'program/returned-to-provider',
  ],
  report: ['report/drafting', 'report/issued'],
  closed: [
    'closed/declined',
    'closed/cancelled',
    'closed/withdrawn',
    'closed/completed',
    'closed/entered-in-error',
  ],
} as const satisfies { readonly [S in Stage]: readonly PositionIn<S>[] };

export const stageOf = (position: Position): Stage => position.slice(0, position.indexOf('/')) as Stage;
export const statusOf = (position: Position): Status => position.slice(position.indexOf('/') + 1) as Status;

/** Every position in which an episode is not closed. */
export const openPositions = [
  ...positionsOfStage.referral,
  ...positionsOfStage.program,
  ...positionsOfStage.report,
] as const;
