import { readFileSync } from 'node:fs';
import type { IssueView, Problem, ProblemCode } from '@continuum/contracts';
import * as z from 'zod';

/**
 * Why a file is not accepted, in kinds that stay while sentences change; the first of them names a file that has
 * several.
 */
export const reasonClasses = [
  'server-error',
  'hung',
  'no-answer',
  'not-permitted',
  'unexpected-answer',
  'format-not-understood',
  'too-large',
  'unreadable',
  'already-accepted',
  'not-a-discharge',
  'bundle-kind',
  'resource-alone',
  'deceased',
  'message-kind',
  'several-people',
  'no-person',
  'no-discharge-fact',
  'no-message-id',
  'field-not-as-described',
] as const;

export type ReasonClass = (typeof reasonClasses)[number];

/** What a refusal of a class says of what was expected; the first line that fits counts. */
const refusal = z
  .strictObject({
    class: z.enum(reasonClasses),
    expected: z.string().optional(),
    begins: z.string().optional(),
    path: z.string().optional(),
    got: z.string().optional(),
  })
  .readonly();
type Refusal = z.infer<typeof refusal>;

const knownRefusals: readonly Refusal[] = z
  .array(refusal)
  .parse(JSON.parse(readFileSync(new URL('./known-refusals.json', import.meta.url), 'utf8')));

const fits = (known: Refusal, { path, expected, got }: IssueView): boolean =>
  (known.expected ?? expected) === expected &&
  expected.startsWith(known.begins ?? '') &&
  (known.path ?? path) === path &&
  (known.got ?? got) === got;

const ofIssue = (issue: IssueView): ReasonClass =>
  knownRefusals.find((known) => fits(known, issue))?.class ?? 'field-not-as-described';

const byProblem: Partial<Record<ProblemCode, ReasonClass>> = {
  'not-json': 'unreadable',
  'body-too-large': 'too-large',
  'unsupported-media-type': 'format-not-understood',
  'discharge-refused': 'field-not-as-described',
  'unreadable-message': 'no-message-id',
  unauthenticated: 'not-permitted',
  'not-permitted': 'not-permitted',
  'internal-error': 'server-error',
  'temporarily-unavailable': 'server-error',
};

const byFailure: Readonly<Record<string, ReasonClass>> = { 'discharge-already-accepted': 'already-accepted' };

/** In the order of the classes, each once. */
const ordered = (found: readonly ReasonClass[]): readonly ReasonClass[] =>
  reasonClasses.filter((one) => found.includes(one));

/** What every discharge in the canonical form has; JSON that has none of it was never meant to be one. */
const ofEveryDischarge = ['messageId', 'client', 'dischargedAt'];

const isNoDischarge = (issues: readonly IssueView[]): boolean =>
  issues.some(({ path, expected }) => path === '' && expected === 'an object') ||
  ofEveryDischarge.every((field) => issues.some(({ path, got }) => path === field && got === 'nothing'));

const ofAll = (issues: readonly IssueView[]): readonly ReasonClass[] => [
  ...(isNoDischarge(issues) ? (['not-a-discharge'] as const) : []),
  ...issues.map(ofIssue),
];

export const classesOfIssues = (issues: readonly IssueView[]): readonly ReasonClass[] =>
  ordered(ofAll(issues));

/** By the problem's issues and failures, and where it names none, by its code. */
export const classesOfProblem = ({ code, issues = [], failures = [] }: Problem): readonly ReasonClass[] => {
  const told = [
    ...ofAll(issues),
    ...failures.map(({ code: failed }) => byFailure[failed] ?? 'unexpected-answer'),
  ];
  return ordered(told.length > 0 ? told : [byProblem[code] ?? 'unexpected-answer']);
};
