import {
  type DischargeReceipt,
  type DischargeTrial,
  dischargeReceipt,
  dischargeTrial,
  type IssueView,
  type Problem,
  parse,
  problem,
} from '@continuum/contracts';
import { classesOfIssues, classesOfProblem } from '../reasons/reason-class.ts';
import { er7Verdict } from './er7-verdict.ts';
import { fromFields } from './told-fields.ts';
import { failed, type Verdict } from './verdict.ts';

/** An answer to a post, as it came. */
export interface PostAnswer {
  readonly status: number;
  readonly body: string;
}

const unread = Symbol('not JSON');

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return unread;
  }
};

const issueText = ({ path, expected, got }: IssueView): string =>
  `${path === '' ? 'the message' : path}: expected ${expected}, got ${got}`;

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

type Told = Pick<
  DischargeReceipt | DischargeTrial,
  'messageId' | 'outcome' | 'missing' | 'warnings' | 'issues'
>;

const warned = (warnings: Told['warnings']): Pick<Verdict, 'warnings' | 'warningsAt'> => ({
  warnings: distinct(warnings.map(({ code }) => code)),
  ...(warnings.length > 0 ? { warningsAt: warnings.map(({ code, path }) => ({ code, path })) } : {}),
});

/** What a receipt or a trial says. */
const ofTold = (status: number, { messageId, outcome, missing, warnings, issues }: Told): Verdict => {
  const gaps = missing.map(({ need, from }) => `${need} (from the ${from})`);
  return {
    status,
    messageId,
    outcome: outcome === 'refused' ? 'refused' : gaps.length > 0 ? 'accepted with gaps' : 'accepted',
    reasonClasses: classesOfIssues(issues),
    reasons: distinct(issues.map(issueText)),
    missing: gaps,
    ...warned(warnings),
  };
};

const reasonsOf = ({ issues = [], failures = [], title, detail }: Problem): readonly string[] => {
  const told = distinct([...issues.map(issueText), ...failures.map(({ sentence }) => sentence)]);
  return told.length > 0 ? told : [detail ?? title];
};

/** Statuses by which a message is refused for what it says; any other tells of the system or of its caller. */
const refusing = new Set([400, 409, 413, 422]);

const outcomeOf = (status: number, reasonClasses: Verdict['reasonClasses']): Verdict['outcome'] => {
  if (status === 415) return 'unsupported';
  if (!refusing.has(status)) return 'failed';
  return reasonClasses.includes('already-accepted') ? 'already accepted' : 'refused';
};

const withoutIssues = (status: number): string => `an answer of ${status} that is no problem document`;

const ofProblem = (status: number, body: unknown): Verdict => {
  const answered = parse(problem, body);
  if (!answered.ok)
    return failed(status >= 500 ? 'server-error' : 'unexpected-answer', withoutIssues(status), status);
  const { receipt, supported = [] } = answered.value;
  const reasonClasses = status >= 500 ? (['server-error'] as const) : classesOfProblem(answered.value);
  const understood = status === 415 && supported.length > 0;
  return {
    outcome: outcomeOf(status, reasonClasses),
    status,
    ...(receipt === undefined ? {} : { messageId: receipt.messageId }),
    reasonClasses,
    reasons: understood ? [`understood are ${supported.join(', ')}`] : reasonsOf(answered.value),
    missing: [],
    ...warned(receipt?.warnings ?? []),
  };
};

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

const notJson = (status: number): Verdict =>
  failed(
    status >= 500 ? 'server-error' : 'unexpected-answer',
    `an answer of ${status} that is not JSON`,
    status,
  );

/** What an answer says became of a file. */
export const verdictOf = ({ status, body }: PostAnswer): Verdict => {
  const acknowledged = er7Verdict(status, body);
  if (acknowledged !== undefined) return acknowledged;
  const read = readJson(body);
  if (read === unread) return notJson(status);
  if (!isSuccess(status)) return ofProblem(status, read);
  const receipt = parse(dischargeReceipt, read);
  return receipt.ok
    ? ofTold(status, receipt.value)
    : failed('unexpected-answer', 'the answer is not a receipt', status);
};

/** What would become of a file, and the message in the canonical form. */
export interface Trial {
  readonly verdict: Verdict;
  /** Fields of the canonical form, as far as there are any; absent when the answer is no trial. */
  readonly translation?: unknown;
}

/** What an answer to a dry run says would become of a file. */
export const trialOf = ({ status, body }: PostAnswer): Trial => {
  const acknowledged = er7Verdict(status, body);
  if (acknowledged !== undefined) return { verdict: acknowledged };
  const read = readJson(body);
  if (read === unread) return { verdict: notJson(status) };
  if (!isSuccess(status)) return { verdict: ofProblem(status, read) };
  const trial = parse(dischargeTrial, read);
  if (!trial.ok)
    return { verdict: failed('unexpected-answer', 'the answer to the dry run is not a trial', status) };
  const { messageId, discharge, fields } = trial.value;
  const translation = { messageId, ...(discharge ?? fromFields(fields)) };
  return { verdict: ofTold(status, trial.value), translation };
};
