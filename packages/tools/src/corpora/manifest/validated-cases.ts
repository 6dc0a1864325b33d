import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';
import { filesOf } from '../files/files-of.ts';

/** What HL7's validator says of an instance by itself, by the manifest that lies beside it. */
export interface ValidatedCase {
  readonly folder: string;
  readonly file: string;
  /** `untold` where the manifest points to an outcome that is not there. */
  readonly verdict: 'valid' | 'invalid' | 'untold';
  /** FHIR's IssueType of the first error; absent where errors are only counted. */
  readonly code?: string;
}

/** https://github.com/FHIR/fhir-test-cases/tree/master/validator: an outcome as a count, or by the name of a file. */
const manifest = z.object({
  'test-cases': z.array(
    z.object({
      file: z.string(),
      java: z.union([z.string(), z.object({ errorCount: z.int().default(0) })]).optional(),
    }),
  ),
});
type Told = z.infer<typeof manifest>['test-cases'][number]['java'];

const outcome = z.object({
  issue: z.array(z.object({ severity: z.string(), code: z.string() })).default([]),
});

const errors = new Set(['error', 'fatal']);

const jsonAt = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const judged = (told: Told, folder: string): Pick<ValidatedCase, 'verdict' | 'code'> => {
  if (typeof told === 'object') return { verdict: told.errorCount === 0 ? 'valid' : 'invalid' };
  const path = join(folder, 'outcomes-java', basename(told ?? ''));
  if (told === undefined || !existsSync(path)) return { verdict: 'untold' };
  const error = outcome.parse(jsonAt(path)).issue.find(({ severity }) => errors.has(severity));
  return error === undefined ? { verdict: 'valid' } : { verdict: 'invalid', code: error.code };
};

/** The cases of every manifest in a folder whose instances lie beside it. */
export const validatedCases = (root: string): readonly ValidatedCase[] => {
  const files = filesOf(root);
  const here = new Set(files.map(({ folder, file }) => `${folder}/${file}`));
  return files
    .filter(({ file }) => file === 'manifest.json')
    .flatMap(({ folder, path }) => {
      const read = manifest.safeParse(jsonAt(path));
      return (read.data?.['test-cases'] ?? [])
        .filter(({ file }) => here.has(`${folder}/${file}`))
        .map(({ file, java }) => ({ folder, file, ...judged(java, dirname(path)) }));
    });
};
