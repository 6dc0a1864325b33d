import type { ImportedRow, ImportRun, ImportView, PageOf } from '@continuum/contracts';
import type { ImportFiles, ImportJob, ImportPlace, Imports, RunStanding } from '../ports/index.ts';
import { type PageQuery, pageRequest, pageView } from '../reading/page-view.ts';
import { rowsInFile } from './import-job.ts';

interface ViewNeeds {
  readonly importFiles: Pick<ImportFiles, 'reportAddress'>;
}

const runView = async (
  job: ImportJob,
  run: ImportRun,
  { startedAt, endedAt, rows }: RunStanding,
  { importFiles }: ViewNeeds,
): Promise<NonNullable<ImportView[ImportRun]>> => {
  const all = rowsInFile(job);
  return {
    startedAt,
    ...(endedAt === undefined ? {} : { endedAt, report: await importFiles.reportAddress(job, run) }),
    rows: { ...rows, ...(all === undefined ? {} : { left: all - rows.read }) },
  };
};

/** An import as its partner sees it. */
export const importView = async (job: ImportJob, needs: ViewNeeds): Promise<ImportView> => {
  const { importId, format, status, createdAt, keptUntil, trial, taking, unknownColumns, issues } = job;
  return {
    importId,
    format,
    status,
    createdAt,
    keptUntil,
    ...(trial === undefined ? {} : { trial: await runView(job, 'trial', trial, needs) }),
    ...(taking === undefined ? {} : { taking: await runView(job, 'taking', taking, needs) }),
    unknownColumns: [...unknownColumns],
    issues: issues.map(({ path, expected, got }) => ({ path, expected, got })),
  };
};

export interface RowsQuery extends PageQuery {
  readonly run?: ImportRun | undefined;
  readonly outcome?: ImportedRow['outcome'] | undefined;
}

/** A page of what became of each row; undefined when there is no such import. Before a run began it has no rows. */
export const listImportedRows = async (
  place: ImportPlace,
  { run, outcome, ...page }: RowsQuery,
  { imports }: { readonly imports: Pick<Imports, 'load' | 'rows'> },
): Promise<PageOf<ImportedRow> | undefined> => {
  const job = await imports.load(place);
  if (job === undefined) return undefined;
  const wanted = run ?? (job.taking === undefined ? 'trial' : 'taking');
  const filter = outcome === undefined ? {} : { outcome };
  return pageView(await imports.rows(place, wanted, filter, pageRequest(page)), (row) => row);
};
