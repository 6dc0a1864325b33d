/** What is written down at an assessment or a session. */
import * as z from 'zod';
import { freeText, instant, practiceWord } from '../primitives.ts';
import { assessmentKind, measureCode, redFlagSign, side } from '../vocabulary.ts';

/** A unit in UCUM, as the measure's definition names it (`kg`, `s`, `m/s`, `deg`, `mm[Hg]`, `/min`, `m`, `{#}`). */
const unit = z
  .string()
  .min(1)
  .max(20)
  .meta({ examples: ['kg'] });

/** One reading. Two readings compare only when code, side and protocol are the same. */
export const measure = z
  .strictObject({
    code: measureCode,
    value: z.number(),
    unit,
    side: side.optional(),
    protocol: practiceWord.optional().meta({
      description: 'How it was taken: device, position, joint and motion.',
      examples: ['jamar-handle-2'],
    }),
  })
  .meta({ id: 'Measure' });
export type Measure = z.infer<typeof measure>;

const redFlagSigns = z.array(redFlagSign).max(9).optional();

export const recordAssessment = z.strictObject({
  kind: assessmentKind,
  assessedAt: instant,
  measures: z.array(measure).min(1).max(40),
  redFlagSigns,
  note: freeText(2000).optional(),
});

const exercise = z.strictObject({
  exercise: practiceWord.meta({ examples: ['seated-row'] }),
  sets: z.int().min(1).max(20).optional(),
  repetitions: z.int().min(1).max(200).optional(),
  loadKilograms: z.number().min(0).max(500).optional(),
  durationSeconds: z.int().min(1).max(7200).optional(),
});

export const recordSession = z.strictObject({
  heldAt: instant,
  durationMinutes: z.int().min(1).max(240),
  readings: z.array(measure).max(20).optional().meta({ description: 'Taken at rest, before exercise.' }),
  exertion: z
    .int()
    .min(6)
    .max(20)
    .optional()
    .meta({ description: 'Borg rating of perceived exertion, 6 to 20.' }),
  exercises: z.array(exercise).max(40).optional(),
  redFlagSigns,
  note: freeText(2000).optional(),
});
