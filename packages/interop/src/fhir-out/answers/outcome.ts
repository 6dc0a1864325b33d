import type { Problem, ProblemCode } from '@continuum/contracts';
import type { Heard } from '../../answering.ts';
import { entryOf } from '../../json/value.ts';
import { warningSentences } from '../../warning-codes.ts';
import type { CodeableConcept, IssueType, OperationOutcome, OutcomeIssue } from '../resources.ts';
import { expressionOf } from './expression.ts';

const issueTypes: Readonly<Record<ProblemCode, IssueType>> = {
  'not-json': 'structure',
  'invalid-request': 'invalid',
  'unreadable-message': 'structure',
  unauthenticated: 'login',
  'not-permitted': 'forbidden',
  'not-found': 'not-found',
  'not-acceptable': 'not-supported',
  'command-refused': 'business-rule',
  'version-stale': 'conflict',
  'body-too-large': 'too-long',
  'unsupported-media-type': 'not-supported',
  'invalid-body': 'structure',
  'discharge-refused': 'invalid',
  'idempotency-key-reused': 'duplicate',
  'version-required': 'required',
  'internal-error': 'exception',
  'temporarily-unavailable': 'transient',
};

const concept = (about: string, code: string, text: string): CodeableConcept => ({
  coding: [{ system: `urn:continuum:${about}`, code }],
  text,
});

const placed = (expression: string | undefined): Pick<OutcomeIssue, 'expression'> =>
  expression === undefined ? {} : { expression: [expression] };

type Place = (path: string) => string | undefined;

const placeIn =
  (code: ProblemCode, root: string | undefined): Place =>
  (path) =>
    code === 'invalid-request' ? `http.${path}` : expressionOf(path, root);

/** What a problem says as a whole, where it lists no reasons. */
const asAWhole = ({ code, title, status, instance, supported }: Problem): OutcomeIssue => {
  const diagnostics = instance ?? supported?.join(', ');
  return {
    severity: status >= 500 ? 'fatal' : 'error',
    code: issueTypes[code],
    details: concept('problem', code, title),
    ...(diagnostics === undefined ? {} : { diagnostics }),
  };
};

/** Why something was refused: every reason of a problem, each at its place. */
export const refusalOutcome = (problem: Problem, root: string | undefined): OperationOutcome => {
  const { code, issues = [], failures = [] } = problem;
  const place = placeIn(code, root);
  const reasons = [
    ...issues.map(
      ({ path, expected, got }): OutcomeIssue => ({
        severity: 'error',
        code: got === 'nothing' ? 'required' : issueTypes[code],
        details: concept('problem', code, `expected ${expected}, got ${got}`),
        ...placed(place(path)),
      }),
    ),
    ...failures.map(
      (failure): OutcomeIssue => ({
        severity: 'error',
        code: failure.code === 'discharge-already-accepted' ? 'duplicate' : 'business-rule',
        details: concept('failure', failure.code, failure.sentence),
      }),
    ),
  ];
  return {
    resourceType: 'OperationOutcome',
    issue: reasons.length === 0 ? [asAWhole(problem)] : reasons,
  };
};

const takenAs = {
  received: 'The discharge was received.',
  tried: 'The discharge would be received; nothing of it was kept.',
} as const;

/** What became of a message that was taken or tried: what is still needed and of whom, and what is worth knowing. */
export const takenIssues = (
  { outcome, missing, warnings }: Pick<Heard, 'outcome' | 'missing' | 'warnings'>,
  root: string | undefined,
): readonly OutcomeIssue[] => {
  const taken = outcome === 'tried' ? 'tried' : 'received';
  return [
    { severity: 'information', code: 'informational', details: concept('outcome', taken, takenAs[taken]) },
    ...missing.map(
      ({ need, from }): OutcomeIssue => ({
        severity: 'warning',
        code: 'required',
        details: concept('need', need, `Still needed: ${need.replaceAll('-', ' ')}, from the ${from}.`),
      }),
    ),
    ...warnings.map(
      ({ code, path }): OutcomeIssue => ({
        severity: 'warning',
        code: 'processing',
        details: concept('warning', code, entryOf(warningSentences, code) ?? code),
        ...placed(path === undefined ? undefined : expressionOf(path, root)),
      }),
    ),
  ];
};
