import { type Issue, parse } from '@continuum/contracts/primitives';
import type * as z from 'zod';
import { type ContractEvent, catalog, contractEventNames, detailTypeOf } from './catalog.ts';
import { type TherapyDischargeSubmitted, therapyDischargeSubmitted } from './submitted.ts';

/** What is wrong with an event: where, what was expected, and what kind of thing came. Never what it said. */
export interface EventIssue {
  /** Field names from the outside in, joined by dots. */
  readonly path: string;
  readonly expected: string;
  readonly got: string;
}

export type ParsedEvent<T> =
  | { readonly ok: true; readonly event: T }
  | { readonly ok: false; readonly issues: readonly EventIssue[] };

const told = ({ path, ...issue }: Issue): EventIssue => ({ path: path.join('.'), ...issue });

const read = <S extends z.ZodType>(schema: S, detail: unknown): ParsedEvent<z.output<S>> => {
  const parsed = parse(schema, detail);
  return parsed.ok ? { ok: true, event: parsed.value } : { ok: false, issues: parsed.issues.map(told) };
};

const nameByDetailType = new Map(contractEventNames.map((name) => [detailTypeOf(name), name]));

/**
 * Reads a contract event off the bus. Fields it does not know are left out, so that a newer producer does not
 * hurt an older consumer; names and versions it does not know are refused.
 */
export const parseContractEvent = (detailType: string, detail: unknown): ParsedEvent<ContractEvent> => {
  const name = nameByDetailType.get(detailType);
  if (name === undefined)
    return {
      ok: false,
      issues: [{ path: 'detail-type', expected: 'an event of the catalog', got: 'another name' }],
    };
  return read(catalog[name].schema, detail) as ParsedEvent<ContractEvent>;
};

/** Reads a partner's message off the partner bus. Only its envelope is judged here; the message comes later. */
export const parseSubmitted = (detail: unknown): ParsedEvent<TherapyDischargeSubmitted> =>
  read(therapyDischargeSubmitted, detail);
