import {
  type ImportedRow,
  type ImportRequest,
  type ImportRun,
  type Instant,
  importKeptDays,
} from '@continuum/contracts';
import type { Issue } from '@continuum/domain';
import { pathText } from '../discharges/examine-message.ts';
import type { ImportJob, ImportPlace, RowCounts, RunStanding } from '../ports/index.ts';

/** Whoever is at work says so for this long with every slice; a run that was killed is gone on with after it. */
const leaseMilliseconds = 30_000;
const dayMilliseconds = 86_400_000;

const later = (instant: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(instant) + milliseconds).toISOString() as Instant;

const failureSentences = {
  'import-awaits-file': 'The file has not been put at the address given, whole and as it was described.',
  'import-not-tried': 'The file has not been tried to its end yet.',
  'import-unreadable': 'The file cannot be read; mend it and create another import.',
  'import-cancelled': 'The import was cancelled; create another.',
  'import-ended': 'The import has come to its end.',
} as const;
export type ImportFailureCode = keyof typeof failureSentences;

export interface ImportFailure {
  readonly code: ImportFailureCode;
  readonly sentence: string;
  readonly suppliedBy: 'partner';
}

/** What a wish about an import comes to. */
export type ImportDecision =
  | { readonly kind: 'changed' | 'unchanged'; readonly job: ImportJob }
  | { readonly kind: 'rejected'; readonly failures: readonly ImportFailure[] };

const rejected = (code: ImportFailureCode): ImportDecision => ({
  kind: 'rejected',
  failures: [{ code, sentence: failureSentences[code], suppliedBy: 'partner' }],
});
const unchanged = (job: ImportJob): ImportDecision => ({ kind: 'unchanged', job });
const changed = (job: ImportJob): ImportDecision => ({ kind: 'changed', job: next(job) });

const next = (job: ImportJob): ImportJob => ({ ...job, version: job.version + 1 });

export const createdImport = (place: ImportPlace, request: ImportRequest, now: Instant): ImportJob => ({
  ...place,
  ...request,
  version: 1,
  createdAt: now,
  keptUntil: later(now, importKeptDays * dayMilliseconds),
  status: 'awaiting-file',
  unknownColumns: [],
  issues: [],
});

const noRows: RowCounts = { read: 0, received: 0, alreadyReceived: 0, refused: 0, failed: 0 };

const leaseFrom = (now: Instant): Instant => later(now, leaseMilliseconds);

const withoutWork = ({ workAt: _, ...job }: ImportJob): ImportJob => job;

/** The file is there: its trial begins, in the hands of whoever asked. */
export const decideTrying = (job: ImportJob, isFileThere: boolean, now: Instant): ImportDecision => {
  if (job.status === 'cancelled') return rejected('import-cancelled');
  if (job.trial !== undefined) return unchanged(job);
  if (!isFileThere) return rejected('import-awaits-file');
  return changed({
    ...job,
    status: 'trying',
    trial: { startedAt: now, rows: noRows },
    workAt: leaseFrom(now),
  });
};

export const decideTaking = (job: ImportJob, now: Instant): ImportDecision => {
  switch (job.status) {
    case 'taking':
    case 'taken':
      return unchanged(job);
    case 'cancelled':
      return rejected('import-cancelled');
    case 'unreadable':
      return rejected('import-unreadable');
    case 'awaiting-file':
    case 'trying':
      return rejected('import-not-tried');
    case 'tried':
      return changed({
        ...job,
        status: 'taking',
        taking: { startedAt: now, rows: noRows },
        workAt: leaseFrom(now),
      });
  }
};

export const decideCancelling = (job: ImportJob): ImportDecision => {
  if (job.status === 'cancelled') return unchanged(job);
  if (job.status === 'taken' || job.status === 'unreadable') return rejected('import-ended');
  return changed({ ...withoutWork(job), status: 'cancelled' });
};

/** The run that is under way. */
export const runOf = ({ status }: ImportJob): ImportRun | undefined => {
  if (status === 'trying') return 'trial';
  return status === 'taking' ? 'taking' : undefined;
};

/** Taken in hand where nobody else has it; undefined where somebody has, or there is nothing to do. */
export const claimed = (job: ImportJob, now: Instant): ImportJob | undefined =>
  job.workAt === undefined || job.workAt > now ? undefined : next({ ...job, workAt: leaseFrom(now) });

/** Left to whoever goes on with it. */
export const released = (job: ImportJob, now: Instant): ImportJob => next({ ...job, workAt: now });

const countOf = {
  received: 'received',
  'already-received': 'alreadyReceived',
  refused: 'refused',
  failed: 'failed',
} as const;

const counted = (counts: RowCounts, rows: readonly ImportedRow[]): RowCounts => {
  const sums = { ...counts, read: counts.read + rows.length };
  for (const { outcome } of rows) sums[countOf[outcome]] += 1;
  return sums;
};

/**
 * The next rows of a run are done. Undefined where somebody else did them: then they are not counted twice. What was
 * under way when an import was cancelled still counts.
 */
export const withRows = (
  job: ImportJob,
  run: ImportRun,
  rows: readonly ImportedRow[],
  now: Instant,
): ImportJob | undefined => {
  const standing = job[run];
  const isGoingOn = standing !== undefined && standing.endedAt === undefined;
  if (!isGoingOn || rows[0]?.row !== standing.rows.read + 1) return undefined;
  const advanced = { ...job, [run]: { ...standing, rows: counted(standing.rows, rows) } };
  return next(runOf(job) === run ? { ...advanced, workAt: leaseFrom(now) } : advanced);
};

export const withUnknownColumns = (job: ImportJob, unknownColumns: readonly string[]): ImportJob => ({
  ...job,
  unknownColumns,
});

/** A run has come to the end of the file, or to where it cannot be read any more. */
export const endedRun = (
  job: ImportJob,
  run: ImportRun,
  issues: readonly Issue[],
  now: Instant,
): ImportJob => ({
  ...next(withoutWork(job)),
  status: issues.length > 0 ? 'unreadable' : run === 'trial' ? 'tried' : 'taken',
  [run]: { ...(job[run] as RunStanding), endedAt: now },
  issues: issues.map(pathText),
});

/** Rows of the whole file, once it has been read to its end. */
export const rowsInFile = ({ trial }: ImportJob): number | undefined =>
  trial?.endedAt === undefined ? undefined : trial.rows.read;
