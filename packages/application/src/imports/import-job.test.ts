import type { ImportedRow, ImportId, Instant, PartnerId } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import type { ImportJob } from '../ports/index.ts';
import {
  claimed,
  createdImport,
  decideCancelling,
  decideTaking,
  decideTrying,
  endedRun,
  type ImportDecision,
  released,
  withRows,
} from './import-job.ts';

const at = (seconds: number): Instant =>
  new Date(Date.UTC(2026, 2, 2, 15, 0, seconds)).toISOString() as Instant;

const created = createdImport(
  { partnerId: 'riverside-pt' as PartnerId, importId: 'im_aaaaaaaaaaaaaaaaaaaaaaaaaa' as ImportId },
  { format: 'csv', bytes: 100, sha256: '0'.repeat(64) },
  at(0),
);

const rows = (from: number, ...outcomes: readonly ImportedRow['outcome'][]): readonly ImportedRow[] =>
  outcomes.map((outcome, index) => ({ row: from + index, outcome, missing: [], warnings: [], issues: [] }));

const jobOf = (decision: ImportDecision): ImportJob => {
  if (decision.kind === 'rejected') throw new Error(decision.failures[0]?.code);
  return decision.job;
};

const trying = jobOf(decideTrying(created, true, at(1)));
const counted = (job: ImportJob, slice: readonly ImportedRow[]): ImportJob => {
  const advanced = withRows(job, 'trial', slice, at(2));
  if (advanced === undefined) throw new Error('they were counted before');
  return advanced;
};
const tried = endedRun(counted(trying, rows(1, 'received', 'refused')), 'trial', [], at(3));

describe('given an import whose trial was begun', () => {
  it('is in the hands of whoever began it, until the lease is over', () => {
    expect(claimed(trying, at(30))).toBeUndefined();
    expect(claimed(trying, at(31))).toMatchObject({ version: 3, workAt: at(61) });
  });

  it('is given back at once when there is no more time for it', () => {
    expect(claimed(released(trying, at(5)), at(5))).toBeDefined();
  });

  it('counts the next rows once, and nobody who did them again', () => {
    const slice = rows(1, 'received', 'already-received', 'refused', 'failed', 'received');
    const advanced = counted(trying, slice);
    expect(advanced.trial?.rows).toEqual({ read: 5, received: 2, alreadyReceived: 1, refused: 1, failed: 1 });
    expect(withRows(advanced, 'trial', slice, at(2))).toBeUndefined();
    expect(withRows(advanced, 'trial', rows(7, 'received'), at(2))).toBeUndefined();
    expect(withRows(advanced, 'taking', rows(6, 'received'), at(2))).toBeUndefined();
  });

  it('counts what was under way when it was cancelled, and leaves it at that', () => {
    const cancelled = jobOf(decideCancelling(trying));
    const advanced = counted(cancelled, rows(1, 'received'));
    expect(advanced).toMatchObject({ status: 'cancelled', trial: { rows: { read: 1 } } });
    expect(claimed(advanced, at(3600))).toBeUndefined();
  });

  it('is unreadable when its file cannot be read to its end, and stays so', () => {
    const ended = endedRun(trying, 'trial', [{ path: ['row', 3], expected: 'a quote', got: 'none' }], at(4));
    expect(ended).toMatchObject({ status: 'unreadable', issues: [{ path: 'row.3' }] });
    expect(decideTaking(ended, at(5))).toMatchObject({ failures: [{ code: 'import-unreadable' }] });
    expect(claimed(ended, at(3600))).toBeUndefined();
  });

  it('is the same trial however often it is asked for', () => {
    for (const job of [trying, tried, jobOf(decideTaking(tried, at(6)))])
      expect(decideTrying(job, false, at(7))).toEqual({ kind: 'unchanged', job });
  });
});

describe('given an import that was tried', () => {
  it('is taken when that is asked for, from its first row', () => {
    const taking = jobOf(decideTaking(tried, at(6)));
    expect(taking).toMatchObject({ status: 'taking', taking: { startedAt: at(6), rows: { read: 0 } } });
    expect(decideTaking(taking, at(7))).toEqual({ kind: 'unchanged', job: taking });
    expect(endedRun(taking, 'taking', [], at(8))).toMatchObject({ status: 'taken' });
  });
});
