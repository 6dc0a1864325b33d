import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { mediaTypeOf } from './media-type-of.ts';
import { failed, type PostAnswer, type Verdict, verdictOf } from './verdict.ts';

/** One post to a system; rejects when there was no answer. */
export type Post = (mediaType: string, bytes: Uint8Array<ArrayBuffer>) => Promise<PostAnswer>;

export interface FileVerdict extends Verdict {
  /** Path below the folder. */
  readonly file: string;
  readonly mediaType: string;
}

/** Every file of a folder and of the folders in it, sorted by path. */
const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `no answer: ${error instanceof Error ? error.message : String(error)}${cause}`;
};

/** Posts the files one by one, and tells what became of each as soon as it is known. */
export const postFolder = async (
  folder: string,
  post: Post,
  tell: (verdict: FileVerdict) => void,
): Promise<readonly FileVerdict[]> => {
  const verdicts: FileVerdict[] = [];
  for (const file of filesOf(folder)) {
    const bytes = new Uint8Array(readFileSync(join(folder, file)));
    const mediaType = mediaTypeOf(file, bytes);
    const verdict = await post(mediaType, bytes).then(verdictOf, (error: unknown) => failed(reasonOf(error)));
    const told = { file, mediaType, ...verdict };
    verdicts.push(told);
    tell(told);
  }
  return verdicts;
};
