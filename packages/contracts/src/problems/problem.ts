/** Problem details, RFC 9457, with what a program needs to act on. */
import * as z from 'zod';
import { dischargeReceipt } from '../views/discharges.ts';
import { issueView } from '../views/issues.ts';
import { supplier } from '../vocabulary.ts';
import { type ProblemCode, problemCodes } from './problem-codes.ts';

export const problemMediaType = 'application/problem+json';

const failure = z.strictObject({
  code: z.string().meta({ examples: ['paper-missing'] }),
  sentence: z.string(),
  subject: z.string().optional().meta({ description: 'The paper, goal, measure or status it is about.' }),
  suppliedBy: supplier.optional().meta({ description: 'Who can supply what is missing.' }),
});

export const problem = z
  .strictObject({
    type: z.string().meta({ description: 'Names the kind of problem; stable.' }),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(problemCodes) as [ProblemCode, ...ProblemCode[]]),
    detail: z.string().optional(),
    instance: z
      .string()
      .optional()
      .meta({ description: 'Names this occurrence, for whoever looks into it.' }),
    issues: z.array(issueView).optional(),
    failures: z.array(failure).optional(),
    version: z.int().optional().meta({ description: 'The version that stands now.' }),
    supported: z.array(z.string()).optional().meta({ description: 'Media types that are understood.' }),
    receipt: dischargeReceipt.optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;

/** A problem of a kind, with what is particular to it. */
export const problemOf = (
  code: ProblemCode,
  particulars: Omit<Problem, 'type' | 'title' | 'status' | 'code'> = {},
): Problem => ({ type: `urn:continuum:problem:${code}`, ...problemCodes[code], code, ...particulars });
