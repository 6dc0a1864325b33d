import * as z from 'zod';
import { informationNeed, supplier } from '../vocabulary.ts';

/** One thing wrong with what came: kinds, never values. */
export const issueView = z
  .strictObject({
    path: z
      .string()
      .meta({ description: 'Where, with dots between the steps.', examples: ['client.birthDate'] }),
    expected: z.string(),
    got: z.string(),
  })
  .meta({ id: 'Issue' });
export type IssueView = z.infer<typeof issueView>;

export const warningView = z
  .strictObject({
    code: z.string().meta({ examples: ['discharged-long-ago'] }),
    sentence: z.string().optional(),
    path: z.string().optional(),
  })
  .meta({ id: 'Warning', description: 'Worth knowing; refuses nothing.' });
export type WarningView = z.infer<typeof warningView>;

export const missingView = z
  .strictObject({ need: informationNeed, from: supplier })
  .meta({ id: 'Missing', description: 'What is still missing, and who can supply it.' });
export type MissingView = z.infer<typeof missingView>;
