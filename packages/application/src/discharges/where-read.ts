import type { Issue } from '@continuum/domain';
import type { TranslatedField, Warning } from './translation.ts';

type Path = Issue['path'];

/** Tells where in the message a canonical field was read, or what it is a part of; a field read nowhere stays itself. */
const whereRead = (fields: readonly TranslatedField[]): ((path: Path) => Path) => {
  const paths = new Map(fields.map(({ field, path }) => [field, path]));
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const read = paths.get(path.slice(0, length).join('.'));
      if (read !== undefined && read !== '') return read.split('.');
    }
    return path;
  };
};

/** Issues and warnings of canonical fields, told where the message has them. */
export const toldWhereRead = (fields: readonly TranslatedField[]) => {
  const translated = whereRead(fields);
  return {
    issues: (found: readonly Issue[]): readonly Issue[] =>
      found.map((issue) => ({ ...issue, path: translated(issue.path) })),
    warnings: (found: readonly Warning[]): readonly Warning[] =>
      found.map(({ code, path }) => ({
        code,
        ...(path === undefined ? {} : { path: translated(path.split('.')).join('.') }),
      })),
  };
};
