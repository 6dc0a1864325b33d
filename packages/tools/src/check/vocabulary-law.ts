import { ownFiles, textOf } from '../checkout.ts';
import type { Check } from './check.ts';

/** A word that has no place here, and the files where it has one after all. */
interface Ban {
  readonly word: RegExp;
  readonly instead: string;
  readonly except?: readonly { readonly path: RegExp; readonly because: string }[];
}

// The patterns are written so that this file does not break its own law.
const bans: readonly Ban[] = [
  {
    word: /patien[t]/i,
    instead: 'client',
    except: [
      {
        path: /^packages\/interop\//,
        because: 'FHIR names its resource so, and interop reads and writes FHIR',
      },
      {
        path: /^docs\/partner-kit\/examples\/(fhir|ccda)-[^/]+$/,
        because: 'these are messages of other standards, in their words',
      },
      {
        path: /^packages\/tools\/src\/corpora\/(expected\/stated|reasons)\/[^/]+\.json$/,
        because: "files of public examples are named by FHIR's resources, and refusals of FHIR speak of them",
      },
    ],
  },
  {
    word: /\btreatmen[t]s?\b/i,
    instead: 'exercise, program',
    except: [{ path: /^packages\/interop\//, because: 'FHIR names a scope of consent so' }],
  },
  { word: /\bTO[D]O\b|\bFIX[M]E\b|\bXX[X]\b|\bHAC[K]\b/, instead: 'the finished thing' },
  { word: /(?<![\w.])\/(work|farm|root|home|tmp)\/[a-z]/, instead: 'a path relative to the checkout' },
  { word: /https?:\/\/(registry|deb|pypi|proxy)\./, instead: 'the package name alone' },
  { word: /\.\.\/shared[/]/, instead: 'a public source' },
];

/** Written by tools, in their words. */
const lockfile = 'pnpm-lock.yaml';
const readable = /(\.(ts|mts|mjs|js|cjs|json|ya?ml|md|sh|txt|html|css|svg)|(^|\/)(run|\.gitignore|\.npmrc))$/;

/** The words of the field, in every file. */
export const vocabularyLaw: Check = {
  name: 'words',
  finds: 'words, paths and left-overs that have no place here',
  run: async (root) =>
    ownFiles(root)
      .filter((path) => readable.test(path) && path !== lockfile)
      .flatMap((path) => judgeWords(path, textOf(root, path))),
};

/** Every banned word in one file, and in its path. */
export function judgeWords(path: string, text: string): string[] {
  const banned = bans.filter(({ except = [] }) => !except.some((exception) => exception.path.test(path)));
  const inPath = banned
    .filter(({ word }) => word.test(path))
    .map(({ instead }) => `${path}: its name; say ${instead}`);
  const inText = text.split('\n').flatMap((line, index) =>
    banned.flatMap(({ word, instead }) => {
      const found = word.exec(line)?.[0];
      return found === undefined ? [] : [`${path}:${index + 1}: "${found}"; say ${instead}`];
    }),
  );
  return [...inPath, ...inText];
}
