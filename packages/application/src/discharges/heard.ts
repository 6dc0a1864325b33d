import type { DischargeReceipt, Instant } from '@continuum/contracts';
import { receiptView, trialView } from '../reading/discharge-views.ts';
import { failureViews, issueViews } from '../reading/failure-views.ts';
import type { DischargeResult } from './result.ts';
import type { Taken } from './take-message.ts';
import type { Heard } from './translation.ts';

type Outcome = Omit<Heard, 'asks'>;

const nothing = { issues: [], warnings: [], missing: [], failures: [] } as const;

const ofView = (view: Pick<DischargeReceipt, 'outcome' | 'issues' | 'warnings' | 'missing'>): Outcome => ({
  ...nothing,
  outcome: view.outcome === 'received' ? 'done' : 'refused',
  issues: view.issues,
  warnings: view.warnings.map(({ code, path }) => ({ code, ...(path === undefined ? {} : { path }) })),
  missing: view.missing,
});

const ofResult = (result: DischargeResult): Outcome => {
  switch (result.kind) {
    case 'done':
      return ofView(receiptView(result.receipt));
    case 'rejected':
      return { ...nothing, outcome: 'rejected', failures: failureViews(result.failures) };
    case 'malformed':
      return { ...nothing, outcome: 'malformed', issues: issueViews(result.issues) };
    case 'unsupported':
      return { ...nothing, outcome: 'malformed' };
    case 'not-found':
      return { ...nothing, outcome: 'not-found' };
  }
};

const ofTaken = (taken: Taken): Outcome => {
  if (taken.kind === 'result') return ofResult(taken.result);
  if (taken.kind === 'tried') {
    const told = ofView(trialView(taken.examined));
    return told.outcome === 'done' ? { ...told, outcome: 'tried' } : told;
  }
  const { stage, status, nextDue, ended, missing } = taken.status;
  return {
    ...nothing,
    outcome: 'standing',
    missing,
    standing: {
      ...(stage === undefined ? {} : { stage }),
      ...(status === undefined ? {} : { status }),
      ...(nextDue === undefined ? {} : { nextDue }),
      ...(ended === undefined ? {} : { reason: ended.reason }),
    },
  };
};

/** What became of a message, for a format to say in its own words; its warnings are those of this translation. */
export const heardOf = (taken: Taken): Heard => {
  const outcome = ofTaken(taken);
  return {
    ...outcome,
    asks: taken.asks,
    warnings: outcome.warnings.length > 0 ? outcome.warnings : taken.warnings,
  };
};

/** When it was answered: the first time, where it was answered before. */
export const heardAt = (taken: Taken, now: Instant): Instant =>
  taken.kind === 'result' && taken.result.kind === 'done' ? taken.result.receipt.receivedAt : now;
