import * as z from 'zod';

/** One small change of the source, and what the tests made of it. */
const mutant = z.object({
  mutatorName: z.string(),
  replacement: z.string().optional(),
  location: z.object({ start: z.object({ line: z.number(), column: z.number() }) }),
  status: z.enum([
    'Killed',
    'Survived',
    'Timeout',
    'NoCoverage',
    'RuntimeError',
    'CompileError',
    'Ignored',
    'Pending',
  ]),
  /** How many tests ran until the verdict. */
  testsCompleted: z.number().optional(),
});

/** What is read of a mutation testing report: schema version 2, as StrykerJS writes it. */
const report = z.object({ files: z.record(z.string(), z.object({ mutants: z.array(mutant) })) });

export type Mutant = z.infer<typeof mutant>;
export type Report = z.infer<typeof report>;

/** @throws ZodError where the report is not as it should be, so that no other format passes for a good one */
export const parseReport = (text: string): Report => report.parse(JSON.parse(text));
