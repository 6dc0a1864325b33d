import { dischargeReceipt, type IssueView, type Problem, parse, problem } from '@continuum/contracts';

export const outcomes = ['received', 'received with gaps', 'refused', 'unsupported', 'failed'] as const;

/** What became of a file. `failed` is never the file's fault. */
export type Outcome = (typeof outcomes)[number];

export interface Verdict {
  readonly outcome: Outcome;
  /** The status of the answer; absent when there was none. */
  readonly status?: number;
  readonly messageId?: string;
  /** Why it was refused, is unsupported or failed. */
  readonly reasons: readonly string[];
  /** What is still missing, and from whom. */
  readonly missing: readonly string[];
  readonly warnings: readonly string[];
}

/** An answer to a post, as it came. */
export interface PostAnswer {
  readonly status: number;
  readonly body: string;
}

const nothing = { reasons: [], missing: [], warnings: [] };

export const failed = (reason: string, status?: number): Verdict => ({
  ...nothing,
  outcome: 'failed',
  ...(status === undefined ? {} : { status }),
  reasons: [reason],
});

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

const ofReceipt = (status: number, body: unknown): Verdict => {
  const receipt = parse(dischargeReceipt, body);
  if (!receipt.ok) return failed('the answer is not a receipt', status);
  const { messageId, missing, warnings, outcome, issues } = receipt.value;
  const gaps = missing.map(({ need, from }) => `${need} (from the ${from})`);
  return {
    status,
    messageId,
    outcome: outcome === 'refused' ? 'refused' : gaps.length > 0 ? 'received with gaps' : 'received',
    reasons: issues.map(issueText),
    missing: gaps,
    warnings: distinct(warnings.map(({ code }) => code)),
  };
};

const reasonsOf = ({ issues = [], failures = [], title, detail }: Problem): readonly string[] => {
  const told = [...issues.map(issueText), ...failures.map(({ sentence }) => sentence)];
  return told.length > 0 ? told : [detail ?? title];
};

/** Statuses by which a message is refused for what it says; any other tells of the system or of its caller. */
const refusing = new Set([400, 409, 413, 422]);

const ofProblem = (status: number, body: unknown): Verdict => {
  const answered = parse(problem, body);
  if (!answered.ok) return failed('the answer is no problem document', status);
  const { receipt, supported = [] } = answered.value;
  if (status === 415) {
    const reasons =
      supported.length > 0 ? [`understood are ${supported.join(', ')}`] : reasonsOf(answered.value);
    return { ...nothing, outcome: 'unsupported', status, reasons };
  }
  return {
    outcome: refusing.has(status) ? 'refused' : 'failed',
    status,
    ...(receipt === undefined ? {} : { messageId: receipt.messageId }),
    reasons: reasonsOf(answered.value),
    missing: [],
    warnings: distinct((receipt?.warnings ?? []).map(({ code }) => code)),
  };
};

/** What an answer says became of a file. */
export const verdictOf = ({ status, body }: PostAnswer): Verdict => {
  const read = readJson(body);
  if (read === unread) return failed(`an answer of ${status} that is not JSON`, status);
  return status >= 200 && status < 300 ? ofReceipt(status, read) : ofProblem(status, read);
};
