import type { Issue } from '@continuum/domain';

/** A row as a message of its own, as if it had been posted. */
export interface RowMessage {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** Where the row has what the message has at a path; the path itself unless said. */
  readonly placeOf?: (path: Issue['path']) => Issue['path'];
}

/** One thing that is read of a file, in the file's order. */
export type RowRead =
  /** Columns that no field is called like, once, before any row. */
  | { readonly kind: 'columns'; readonly unknown: readonly string[] }
  | ({
      readonly kind: 'row';
      /** Counted from 1; the header is no row, an empty line is none. */
      readonly row: number;
    } & ({ readonly message: RowMessage } | { readonly issues: readonly Issue[] }))
  /** The file, or from here on, has no rows that could be told apart. Nothing comes after it. */
  | { readonly kind: 'unreadable'; readonly issues: readonly Issue[] };

export interface RowLimits {
  readonly rows: number;
  readonly rowBytes: number;
}

/** What reading rows needs and does not own. */
export interface RowReaderNeeds {
  /** What the cells of a column hold that is called like a field; undefined when no field is. */
  readonly columnKind: (name: string) => 'text' | 'number' | undefined;
  readonly limits: RowLimits;
}

export const unreadable = (expected: string, got: string, path: Issue['path'] = []): RowRead => ({
  kind: 'unreadable',
  issues: [{ path, expected, got }],
});

export const tooManyRows = ({ rows }: RowLimits): RowRead => unreadable(`at most ${rows} rows`, 'more');
