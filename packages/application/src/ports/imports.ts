import type {
  ImportedRow,
  ImportFormat,
  ImportId,
  ImportRun,
  ImportStatus,
  Instant,
  PartnerId,
} from '@continuum/contracts';
import type { DischargeIssue, Issue } from '@continuum/domain';
import type { Page, PageRequest } from './reading.ts';

export interface ImportPlace {
  readonly partnerId: PartnerId;
  readonly importId: ImportId;
}

/** How many rows of a run were read, and what became of them. */
export interface RowCounts {
  readonly read: number;
  readonly received: number;
  readonly alreadyReceived: number;
  readonly refused: number;
  readonly failed: number;
}

export interface RunStanding {
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  readonly rows: RowCounts;
}

/** A file of many discharges, from the wish to send it to its last row. */
export interface ImportJob extends ImportPlace {
  /** Of this record, for optimistic writing. */
  readonly version: number;
  readonly format: ImportFormat;
  readonly bytes: number;
  /** Of the file, hexadecimal. */
  readonly sha256: string;
  readonly createdAt: Instant;
  /** Everything of it is forgotten then. */
  readonly keptUntil: Instant;
  readonly status: ImportStatus;
  readonly trial?: RunStanding;
  readonly taking?: RunStanding;
  readonly unknownColumns: readonly string[];
  /** Why the file cannot be read, or not to its end. */
  readonly issues: readonly DischargeIssue[];
  /** From when on anybody may go on with its run: whoever is at work moves it ahead. Absent when there is nothing to do. */
  readonly workAt?: Instant;
}

/** Some rows of a run, one after the other, and what became of each. */
export interface RowSlice {
  readonly run: ImportRun;
  readonly rows: readonly ImportedRow[];
}

export interface Imports {
  load(place: ImportPlace): Promise<ImportJob | undefined>;
  /**
   * Writes a job, and the slice of rows that it counts from now on, in one: where the version before is the one
   * that stands (0: none does).
   */
  save(job: ImportJob, slice?: RowSlice): Promise<'saved' | 'version-conflict'>;
  /** In the order of the file. @throws InvalidCursor when `after` was given out by another list */
  rows(
    place: ImportPlace,
    run: ImportRun,
    filter: { readonly outcome?: ImportedRow['outcome'] },
    page: PageRequest,
  ): Promise<Page<ImportedRow>>;
  everyRow(place: ImportPlace, run: ImportRun): AsyncIterable<ImportedRow>;
  /** Jobs that anybody may go on with at `now`, those that wait longest first. Eventually consistent. */
  waiting(now: Instant, limit: number): Promise<readonly ImportPlace[]>;
}

export interface Address {
  readonly url: string;
  readonly expiresAt: Instant;
}

/** The files themselves, and the reports about them. */
export interface ImportFiles {
  /** Where the file of a job can be put, and no other. */
  uploadAddress(
    job: ImportJob,
    mediaType: string,
  ): Promise<Address & { readonly headers: Readonly<Record<string, string>> }>;
  /** Whether the file is there, as long as was said and with the hash that was said. */
  isThere(job: ImportJob): Promise<boolean>;
  read(job: ImportJob): Promise<AsyncIterable<Uint8Array>>;
  keepReport(place: ImportPlace, run: ImportRun, ndjson: string): Promise<void>;
  /** Where a report that is kept can be fetched for a while. */
  reportAddress(place: ImportPlace, run: ImportRun): Promise<Address>;
}

/** One thing that is read of a file of rows, in the file's order. */
export type RowRead =
  | { readonly kind: 'columns'; readonly unknown: readonly string[] }
  | ({ readonly kind: 'row'; readonly row: number } & (
      | {
          readonly message: {
            readonly mediaType: string;
            readonly bytes: Uint8Array;
            readonly placeOf?: (path: Issue['path']) => Issue['path'];
          };
        }
      | { readonly issues: readonly Issue[] }
    ))
  | { readonly kind: 'unreadable'; readonly issues: readonly Issue[] };

export type RowReader = (format: ImportFormat, chunks: AsyncIterable<Uint8Array>) => AsyncIterable<RowRead>;
