import { readFileSync } from 'node:fs';
import { type FileToPost, filesOf } from '../files/files-of.ts';
import { mediaTypeOf } from '../files/media-type-of.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { type Post, postFile, type Stopwatch } from './post-file.ts';

export interface FileVerdict extends Verdict {
  readonly folder: string;
  /** Path below the folder. */
  readonly file: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** How long the system took. */
  readonly milliseconds: number;
  /** What a dry run says would become of the file alone; of one that was already accepted under its id. */
  readonly alone?: Verdict;
  /** The message in the canonical form, where it was wanted. */
  readonly translation?: unknown;
}

export interface Posting {
  readonly post: Post;
  readonly watch: Stopwatch;
  /** Whether the translation of a file is to be asked for. */
  readonly wantsTranslation: (file: Pick<FileToPost, 'folder' | 'file'>) => boolean;
  /** Told of each file as soon as its verdict is known. */
  readonly tell: (verdict: FileVerdict, done: number, of: number) => void;
}

const verdictOn = async (
  to: FileToPost,
  { post, watch, wantsTranslation }: Posting,
): Promise<FileVerdict> => {
  const { folder, file, path } = to;
  const bytes = new Uint8Array(readFileSync(path));
  const mediaType = mediaTypeOf(file, bytes);
  const wanted = { translation: wantsTranslation(to) };
  const { verdict, milliseconds, trial } = await postFile({ mediaType, bytes }, wanted, post, watch);
  return {
    folder,
    file,
    bytes: bytes.length,
    mediaType,
    ...verdict,
    milliseconds: Math.round(milliseconds),
    ...(trial !== undefined && verdict.outcome === 'already accepted' ? { alone: trial.verdict } : {}),
    ...(wanted.translation && trial?.translation !== undefined ? { translation: trial.translation } : {}),
  };
};

/** Posts the files one by one, sorted by path. */
export const postFolder = async (root: string, posting: Posting): Promise<readonly FileVerdict[]> => {
  const files = filesOf(root);
  const verdicts: FileVerdict[] = [];
  for (const file of files) {
    const verdict = await verdictOn(file, posting);
    verdicts.push(verdict);
    posting.tell(verdict, verdicts.length, files.length);
  }
  return verdicts;
};
