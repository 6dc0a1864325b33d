import type { Issue } from '@continuum/domain';
import type { RowReaderNeeds } from './row.ts';

const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** The column without which no row can be kept, so that a first row without it is no header. */
const neededColumn = 'messageId';

/** A column that is read, in the order of its fields. */
export interface Column {
  readonly name: string;
  readonly steps: readonly string[];
  /** Where its cells stand in a record. */
  readonly index: number;
  readonly kind: 'text' | 'number';
}

export interface Header {
  /** Cells of a record. */
  readonly width: number;
  /** In an order that depends on their names alone. */
  readonly columns: readonly Column[];
  readonly unknown: readonly string[];
}

/** The one that separates most columns; the header holds field names, which have none of them. */
export const delimiterOf = (firstLine: string): Delimiter =>
  delimiters.reduce((best, one) => (firstLine.split(one).length > firstLine.split(best).length ? one : best));

/** What looks like a field's name is repeated to its sender; anything else is told by where it stands. */
const looksLikeField = /^[A-Za-z_][\w.-]{0,99}$/;
const shownMost = 100;

const byName = ({ name: one }: Column, { name: other }: Column): number =>
  one.localeCompare(other, 'en', { numeric: true });

/** @returns why it is no header instead */
export const readHeader = (
  cells: readonly string[],
  { columnKind }: Pick<RowReaderNeeds, 'columnKind'>,
): Header | { readonly expected: string; readonly got: string; readonly path: Issue['path'] } => {
  const names = cells.map((cell) => cell.trim());
  if (!names.includes(neededColumn))
    return {
      path: [],
      expected: `a header row of field names, ${neededColumn} among them, separated by commas, semicolons or tabs`,
      got: `a first row without ${neededColumn}`,
    };
  const known = names.flatMap((name, index): readonly Column[] => {
    const kind = columnKind(name);
    return kind === undefined ? [] : [{ name, steps: name.split('.'), index, kind }];
  });
  const twice = known.find(({ name, index }) => names.indexOf(name) !== index);
  if (twice !== undefined)
    return { path: [twice.name], expected: 'each column once', got: 'the column again' };
  const unknown = names.flatMap((name, index) =>
    columnKind(name) === undefined ? [looksLikeField.test(name) ? name : `column ${index + 1}`] : [],
  );
  return { width: cells.length, columns: known.sort(byName), unknown: unknown.slice(0, shownMost) };
};
