import type * as z from 'zod';
import { type ContractEvent, catalog, contractEventNames, detailTypeOf } from './catalog.ts';
import { type TherapyDischargeSubmitted, therapyDischargeSubmitted } from './submitted.ts';

/** What is wrong with an event: where, and which kind of thing was expected. Never what it said. */
export interface EventIssue {
  readonly path: string;
  readonly expected: string;
}

export type Parsed<T> =
  | { readonly ok: true; readonly event: T }
  | { readonly ok: false; readonly issues: readonly EventIssue[] };

const issuesOf = (error: z.ZodError): EventIssue[] =>
  error.issues.map(({ path, code, ...issue }) => ({
    path: path.join('.'),
    expected: 'expected' in issue ? String(issue.expected) : code,
  }));

const nameByDetailType = new Map(contractEventNames.map((name) => [detailTypeOf(name), name]));

/**
 * Reads a contract event off the bus. Fields it does not know are ignored, so that a newer producer does not
 * hurt; names and versions it does not know are refused.
 */
export const parseContractEvent = (detailType: string, detail: unknown): Parsed<ContractEvent> => {
  const name = nameByDetailType.get(detailType);
  if (name === undefined) return { ok: false, issues: [{ path: 'detail-type', expected: 'an event of the catalog' }] };
  const parsed = catalog[name].schema.safeParse(detail);
  return parsed.success
    ? { ok: true, event: parsed.data as ContractEvent }
    : { ok: false, issues: issuesOf(parsed.error) };
};

export const parseSubmitted = (detail: unknown): Parsed<TherapyDischargeSubmitted> => {
  const parsed = therapyDischargeSubmitted.safeParse(detail);
  return parsed.success ? { ok: true, event: parsed.data } : { ok: false, issues: issuesOf(parsed.error) };
};
