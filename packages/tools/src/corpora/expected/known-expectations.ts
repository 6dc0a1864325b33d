import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { type FolderExpectations, folderExpectations } from './expectation.ts';

const statedFolder = fileURLToPath(new URL('./stated', import.meta.url));

/**
 * Expectations from a file: those of one folder, or a list of several folders.
 * @throws Error that names the file and says what is wrong with it
 */
export const readExpectations = (path: string): readonly FolderExpectations[] => {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return z.array(folderExpectations).parse(Array.isArray(read) ? read : [read]);
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Error(`${path}: not a file of expectations: ${reason}`, { cause: error });
  }
};

/** What was stated by hand of public collections of examples, by the name of the folder they lie in. */
export const knownExpectations = (): readonly FolderExpectations[] =>
  readdirSync(statedFolder)
    .sort()
    .flatMap((file) => readExpectations(join(statedFolder, file)));
