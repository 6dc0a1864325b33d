import * as z from 'zod';
import { reasonClasses } from '../reasons/reason-class.ts';

/** A value as it stands in the canonical form, or what is known of one that is nobody's business. */
const fieldValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null().meta({ description: 'The field is absent.' }),
  z.strictObject({ present: z.literal(true) }),
  z.strictObject({ contains: z.string() }),
]);

const statedVerdict = z.strictObject({
  file: z.string(),
  verdict: z.enum(['accepted', 'accepted with gaps', 'refused', 'unsupported']),
  /** Classes that must be among the file's reasons. */
  reasons: z.array(z.enum(reasonClasses)).default([]),
  because: z.string().min(1),
});

const statedTranslation = z.strictObject({
  file: z.string(),
  because: z.string().min(1),
  /** By the path in the canonical form, with dots; `length` counts a list. Instants are compared as instants. */
  fields: z.record(z.string(), fieldValue),
  /** Codes that must be among the warnings. */
  warnings: z.array(z.string()).default([]),
});

/** What a person who read a folder's files and the rules expects of them. */
export const folderExpectations = z.strictObject({
  folder: z.string(),
  verdicts: z.array(statedVerdict),
  translations: z.array(statedTranslation).default([]),
});

export type FieldValue = z.infer<typeof fieldValue>;
export type StatedVerdict = z.infer<typeof statedVerdict>;
export type StatedTranslation = z.infer<typeof statedTranslation>;
export type FolderExpectations = z.infer<typeof folderExpectations>;
