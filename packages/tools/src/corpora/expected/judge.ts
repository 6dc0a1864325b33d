import type { FileVerdict } from '../posting/post-folder.ts';
import type { FolderExpectations, StatedTranslation, StatedVerdict } from './expectation.ts';
import { fieldDifferences } from './field-differences.ts';

/** How many of the expectations about files that were posted hold. */
export interface Tally {
  readonly hold: number;
  readonly of: number;
}

export interface Judgement {
  readonly verdicts: Tally;
  readonly translations: Tally;
  /** Files that something was stated of and that are not in the folder. */
  readonly notHere: number;
  /** A line for each difference: `folder/file: expected … got …`. */
  readonly differences: readonly string[];
}

const nameOf = ({ folder, file }: { readonly folder: string; readonly file: string }): string =>
  `${folder}/${file}`;

/** What the file alone deserves: not that another was accepted under its id before. */
const aloneOf = (posted: FileVerdict) => posted.alone ?? posted;

const verdictDifference = (
  { verdict, reasons, because }: StatedVerdict,
  posted: FileVerdict,
): readonly string[] => {
  const { outcome, reasonClasses } = aloneOf(posted);
  if (outcome === verdict && reasons.every((reason) => reasonClasses.includes(reason))) return [];
  const stated = [verdict, ...(reasons.length > 0 ? [`(${reasons.join(', ')})`] : [])].join(' ');
  const got = [outcome, ...(reasonClasses.length > 0 ? [`(${reasonClasses.join(', ')})`] : [])].join(' ');
  return [`${nameOf(posted)}: expected ${stated}, because ${because}; got ${got}`];
};

const translationDifference = (stated: StatedTranslation, posted: FileVerdict): readonly string[] =>
  fieldDifferences(stated, posted.translation, aloneOf(posted).warnings).map(
    (difference) => `${nameOf(posted)}: ${difference}`,
  );

const tallyOf = (differences: readonly (readonly string[])[]): Tally => ({
  hold: differences.filter(({ length }) => length === 0).length,
  of: differences.length,
});

/** Expectations by folder and file. */
export class Expectations {
  readonly #verdicts = new Map<string, StatedVerdict>();
  readonly #translations = new Map<string, StatedTranslation>();

  constructor(folders: readonly FolderExpectations[]) {
    for (const { folder, verdicts, translations } of folders) {
      for (const stated of verdicts) this.#verdicts.set(nameOf({ folder, file: stated.file }), stated);
      for (const stated of translations)
        this.#translations.set(nameOf({ folder, file: stated.file }), stated);
    }
  }

  hasTranslation(file: Pick<FileVerdict, 'folder' | 'file'>): boolean {
    return this.#translations.has(nameOf(file));
  }

  hasVerdict(file: Pick<FileVerdict, 'folder' | 'file'>): boolean {
    return this.#verdicts.has(nameOf(file));
  }

  /** Judges what was posted; a folder that was not posted is of no concern, a missing file of one that was is. */
  judge(posted: readonly FileVerdict[]): Judgement {
    const verdicts = posted.flatMap((one) => {
      const stated = this.#verdicts.get(nameOf(one));
      return stated === undefined ? [] : [verdictDifference(stated, one)];
    });
    const translations = posted.flatMap((one) => {
      const stated = this.#translations.get(nameOf(one));
      return stated === undefined ? [] : [translationDifference(stated, one)];
    });
    const folders = new Set(posted.map(({ folder }) => folder));
    const here = new Set(posted.map(nameOf));
    const stated = new Set([...this.#verdicts.keys(), ...this.#translations.keys()]);
    const missing = [...stated].filter(
      (name) => folders.has(name.slice(0, name.indexOf('/'))) && !here.has(name),
    );
    return {
      verdicts: tallyOf(verdicts),
      translations: tallyOf(translations),
      notHere: missing.length,
      differences: [...verdicts, ...translations].flat(),
    };
  }
}
