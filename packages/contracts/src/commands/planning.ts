/** Goals and the Plan of Exercise. */
import * as z from 'zod';
import { freeText, localDate, practiceWord } from '../primitives.ts';
import { goalHorizon, measureCode, side } from '../vocabulary.ts';

/** A goal is measurable by construction: what, from where, to where, by when, and what the client will do with it. */
export const goal = z
  .strictObject({
    horizon: goalHorizon,
    measure: measureCode,
    side: side.optional(),
    protocol: practiceWord.optional(),
    baseline: z.number(),
    target: z.number(),
    unit: z.string().min(1).max(20),
    dueOn: localDate,
    functionalActivity: freeText(200).meta({ description: 'What the client will be able to do.' }),
  })
  .meta({ id: 'PlannedGoal' });

export type Goal = z.infer<typeof goal>;

export const goals = z.array(goal).min(1).max(8);

export const plan = z.strictObject({
  sessionsPerWeek: z.int().min(1).max(7),
  durationWeeks: z.int().min(1).max(26),
  sessionMinutes: z.int().min(10).max(180),
  exercises: freeText(4000),
  precautions: freeText(2000).optional(),
});
export type Plan = z.infer<typeof plan>;
