import { objectAt, textAt } from '../../json/value.ts';
import type { Bundle, BundleEntry, OutcomeIssue } from '../resources.ts';
import type { Posted } from './posted.ts';

export interface Created {
  readonly task: string;
  readonly serviceRequest: string;
}

const outcomeOf = (issue: readonly OutcomeIssue[]) =>
  issue.length === 0 ? {} : { outcome: { resourceType: 'OperationOutcome', issue } as const };

/** Entries by which something was asked instead of written: nothing is answered, since nothing is done by them. */
const asking = new Set(['GET', 'HEAD', 'DELETE', 'PATCH']);

/**
 * One answer for each entry, in their order, with what is to be said of it; what is about the whole stands with the
 * first. Everything is taken as part of one discharge; what can be read afterwards are its Task and ServiceRequest.
 * @see https://hl7.org/fhir/R4/http.html#transaction-response
 */
export const transactionResponse = (
  { entries }: Posted,
  issues: readonly OutcomeIssue[],
  created: Created | undefined,
): Bundle => {
  const locations = new Map(
    created && [
      ['Task', created.task],
      ['ServiceRequest', created.serviceRequest],
    ],
  );
  const entryOf = (entry: (typeof entries)[number], index: number): BundleEntry => {
    const at = `Bundle.entry[${index}]`;
    const own = issues.filter(
      ({ expression: [where = ''] = [] }) => where === at || where.startsWith(`${at}.`),
    );
    const general = issues.filter(({ expression: [where = ''] = [] }) => !where.startsWith('Bundle.entry['));
    const outcome = outcomeOf(index === 0 ? [...general, ...own] : own);
    if (asking.has(textAt(objectAt(entry['request'])['method']) ?? ''))
      return { response: { status: '405 Method Not Allowed', ...outcome } };
    const type = textAt(objectAt(entry['resource'])['resourceType']) ?? '';
    const location = locations.get(type);
    locations.delete(type);
    return location === undefined
      ? { response: { status: '202 Accepted', ...outcome } }
      : { response: { status: '201 Created', location, ...outcome } };
  };
  return { resourceType: 'Bundle', type: 'transaction-response', entry: entries.map(entryOf) };
};
