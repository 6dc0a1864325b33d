/** The program and the report of an episode, as its members read them. */
import * as z from 'zod';
import { instant, localDate, practiceWord } from '../primitives.ts';
import { endReason, goalHorizon, holdReason, measureCode, redFlagLevel, side } from '../vocabulary.ts';
import { standing } from './standing.ts';

const assessed = z.strictObject({ version: z.int(), assessedAt: instant });

export const goalView = z
  .strictObject({
    goalId: z.string().meta({ examples: ['g14.1'] }),
    horizon: goalHorizon,
    measure: measureCode,
    unit: z.string(),
    side: side.optional(),
    protocol: practiceWord.optional(),
    baseline: z.number(),
    target: z.number(),
    latest: z.number().optional(),
    dueOn: localDate,
    functionalActivity: z.string().optional().meta({ description: 'Absent once erased.' }),
    met: z.boolean(),
  })
  .meta({ id: 'Goal' });
export type GoalView = z.infer<typeof goalView>;

export const programView = z
  .strictObject({
    startedAt: instant,
    activatedAt: instant.optional(),
    baseline: assessed.optional(),
    lastAssessment: assessed.optional(),
    goals: z.array(goalView),
    planned: z.boolean().meta({ description: 'A Plan of Exercise is set.' }),
    sessions: z.int(),
    lastSessionAt: instant.optional(),
    followUpAt: instant.optional().meta({ description: "The client's next visit to the referrer." }),
  })
  .meta({ id: 'Program' });
export type ProgramView = z.infer<typeof programView>;

export const reportView = z
  .strictObject({
    openedAt: instant,
    reason: endReason,
    issuedAt: instant.optional(),
    acknowledgedAt: instant.optional(),
  })
  .meta({ id: 'Report' });
export type ReportView = z.infer<typeof reportView>;

export const redFlagView = z
  .strictObject({
    level: redFlagLevel,
    on: localDate,
    entry: z.int().meta({ description: 'Version of the entry that raised it.' }),
  })
  .meta({ id: 'RedFlag' });

export const suspensionView = z
  .strictObject({ reason: z.union([holdReason, z.literal('red-flag')]), resumesAt: standing })
  .meta({ id: 'Suspension', description: 'Why the program stands still, and where it goes on.' });
