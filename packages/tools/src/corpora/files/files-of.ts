import { readdirSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';

/** A file to post: where it is, and what it is called in the folder it is told with. */
export interface FileToPost {
  readonly path: string;
  /** The folder below the one that was named, or that one itself. */
  readonly folder: string;
  /** Path below that folder, with forward slashes. */
  readonly file: string;
}

const forwardSlashes = (path: string): string => path.split(sep).join('/');

/** Every file of a folder and of the folders in it, sorted by path; what no person sees, `.git` say, left out. */
export const filesOf = (root: string): readonly FileToPost[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => forwardSlashes(relative(root, join(entry.parentPath, entry.name))))
    .filter((below) => !below.split('/').some((step) => step.startsWith('.')))
    .sort()
    .map((below) => {
      const [first = below, ...rest] = below.split('/');
      const path = join(root, below);
      return rest.length === 0
        ? { path, folder: basename(resolve(root)), file: below }
        : { path, folder: first, file: rest.join('/') };
    });
