import type { ImportedRow, ImportRun, Instant } from '@continuum/contracts';
import type { Issue } from '@continuum/domain';
import type { DischargeNeeds } from '../discharges/receive-discharge.ts';
import type {
  ImportFiles,
  ImportJob,
  ImportPlace,
  Imports,
  Partner,
  Registry,
  RowReader,
} from '../ports/index.ts';
import {
  claimed,
  decideCancelling,
  endedRun,
  released,
  runOf,
  withRows,
  withUnknownColumns,
} from './import-job.ts';
import { processRows, type ReadRow, type SeenIds } from './process-rows.ts';

export interface ImportNeeds extends DischargeNeeds {
  readonly imports: Imports;
  readonly importFiles: ImportFiles;
  readonly rowReader: RowReader;
  readonly registry: Pick<Registry, 'practice' | 'partner'>;
}

/** How much is done before the job is left to whoever goes on with it. */
export interface WorkBudget {
  readonly slices: number;
  readonly until: Instant;
}

/** Rows that are counted together: what a kill costs at most, all of it done again to the same end. */
const sliceRows = 25;
/** Of large rows fewer, so that memory does not depend on how large they are. */
const sliceBytes = 4 * 1024 * 1024;

const attemptsMost = 5;

interface Work {
  readonly partner: Partner;
  readonly run: ImportRun;
  readonly startedAt: Instant;
  readonly seen: SeenIds;
  readonly onDefect: (cause: unknown) => void;
}

const seenIn = async (job: ImportJob, run: ImportRun, { imports }: ImportNeeds): Promise<SeenIds> => {
  const seen: SeenIds = new Map();
  if (job[run]?.rows.read === 0) return seen;
  for await (const { row, messageId } of imports.everyRow(job, run))
    if (messageId !== undefined && !seen.has(messageId)) seen.set(messageId, row);
  return seen;
};

/** The job after a slice; undefined where others did it, or it is not to go on. */
const countedIn = async (
  job: ImportJob,
  run: ImportRun,
  rows: readonly ImportedRow[],
  { imports, surroundings }: ImportNeeds,
): Promise<ImportJob | undefined> => {
  let latest: ImportJob | undefined = job;
  for (let attempts = 0; latest !== undefined && attempts < attemptsMost; attempts += 1) {
    const advanced = withRows(latest, run, rows, surroundings.now());
    if (advanced === undefined) return undefined;
    if ((await imports.save(advanced, { run, rows })) === 'saved')
      return runOf(advanced) === run ? advanced : undefined;
    latest = await imports.load(job);
  }
  return undefined;
};

const bytesOf = (rows: readonly ReadRow[]): number =>
  rows.reduce((sum, row) => sum + ('message' in row ? row.message.bytes.byteLength : 0), 0);

type Reached =
  | { readonly kind: 'end'; readonly job: ImportJob; readonly issues: readonly Issue[] }
  | { readonly kind: 'budget'; readonly job: ImportJob }
  | { readonly kind: 'lost' };

/** Reads on from where the run stands, slice by slice. */
const readOn = async (
  begun: ImportJob,
  work: Work,
  budget: WorkBudget,
  needs: ImportNeeds,
): Promise<Reached> => {
  const { run, seen, onDefect } = work;
  let job: ImportJob | undefined = begun;
  let slices = 0;
  let pending: ReadRow[] = [];
  const take = async (): Promise<void> => {
    const rows = await processRows(pending, work, seen, needs, onDefect);
    pending = [];
    slices += 1;
    job = job && (await countedIn(job, run, rows, needs));
  };
  const isSpent = (): boolean => slices >= budget.slices || needs.surroundings.now() >= budget.until;
  let issues: readonly Issue[] = [];
  for await (const read of needs.rowReader(job.format, await needs.importFiles.read(job))) {
    if (read.kind === 'columns') job = withUnknownColumns(job, read.unknown);
    else if (read.kind === 'unreadable') issues = read.issues;
    else if (read.row > (job[run]?.rows.read ?? 0)) {
      if (pending.length === 0 && isSpent()) return { kind: 'budget', job };
      pending.push(read);
      if (pending.length === sliceRows || bytesOf(pending) >= sliceBytes) await take();
    }
    if (job === undefined) return { kind: 'lost' };
  }
  if (pending.length > 0) await take();
  return job === undefined ? { kind: 'lost' } : { kind: 'end', job, issues };
};

const reportText = async (place: ImportPlace, run: ImportRun, { imports }: ImportNeeds): Promise<string> => {
  let text = '';
  for await (const row of imports.everyRow(place, run)) text += `${JSON.stringify(row)}\n`;
  return text;
};

/**
 * Goes on with a job that is in our hands, within a budget, and lets go of it.
 * @throws TransientError when something does not answer: it is gone on with when our time with it is over
 */
export const goOn = async (
  job: ImportJob,
  budget: WorkBudget,
  needs: ImportNeeds,
  onDefect: (cause: unknown) => void,
): Promise<void> => {
  const { imports, importFiles, registry, surroundings } = needs;
  const run = runOf(job);
  const startedAt = run && job[run]?.startedAt;
  if (run === undefined || startedAt === undefined) return;
  const partner = await registry.partner(job.partnerId);
  if (partner === undefined || partner.disabled) {
    const stopped = decideCancelling(job);
    if (stopped.kind === 'changed') await imports.save(stopped.job);
    return;
  }
  const seen = await seenIn(job, run, needs);
  const reached = await readOn(job, { partner, run, startedAt, seen, onDefect }, budget, needs);
  if (reached.kind === 'budget') await imports.save(released(reached.job, surroundings.now()));
  if (reached.kind !== 'end') return;
  await importFiles.keepReport(job, run, await reportText(job, run, needs));
  await imports.save(endedRun(reached.job, run, reached.issues, surroundings.now()));
};

/** Takes a job in hand that nobody else has, and goes on with it. */
export const workOnImport = async (
  place: ImportPlace,
  budget: WorkBudget,
  needs: ImportNeeds,
  onDefect: (cause: unknown) => void,
): Promise<'worked' | 'nothing-to-do'> => {
  const { imports, surroundings } = needs;
  const found = await imports.load(place);
  const ours = found && claimed(found, surroundings.now());
  if (ours === undefined || (await imports.save(ours)) !== 'saved') return 'nothing-to-do';
  await goOn(ours, budget, needs, onDefect);
  return 'worked';
};
