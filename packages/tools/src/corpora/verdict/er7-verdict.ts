import type { IssueView } from '@continuum/contracts';
import { classesOfIssues, type ReasonClass } from '../reasons/reason-class.ts';
import type { Verdict } from './verdict.ts';

const separator = 3;
const diagnostic = /^expected (.*), got (.*)$/s;

/** `PV1^1^45` → `PV1-45`, as issues of JSON answers name it. */
const pathOf = (location: string): string => {
  const [name = '', sequence = '1', field = ''] = location.split('^');
  const segment = sequence === '1' ? name : `${name}[${sequence}]`;
  return field === '' ? segment : `${segment}-${field}`;
};

/** What the answer's own MSH says its delimiters are is of no concern: escapes alone are undone. */
const plain = (text = ''): string =>
  text.replace(
    /\\([FSTRE])\\/g,
    (_, sign: string) => ({ F: '|', S: '^', T: '&', R: '~', E: '\\' })[sign] ?? '',
  );

interface Told {
  readonly severity: string;
  readonly code: string;
  readonly sentence: string;
  readonly issue?: IssueView;
}

const toldBy = (fields: readonly string[]): Told => {
  const [, , location = '', , severity = '', code = '', , written, sentence] = fields;
  const [whole, expected = '', got = ''] = diagnostic.exec(plain(written)) ?? [];
  return {
    severity,
    code: plain(code),
    sentence: plain(sentence),
    ...(whole === undefined ? {} : { issue: { path: pathOf(location), expected, got } }),
  };
};

/** Before 2.5: ERR-1 holds where and the condition, MSA-3 the words. */
const duplicateKey = /\^205&/;

const toldBefore = (words: string, errors: readonly (readonly string[])[]): readonly Told[] => {
  const again = errors.some(([, first = '']) => duplicateKey.test(first));
  return plain(words)
    .split('; ')
    .filter((text) => text !== '')
    .map((text) => {
      const [, path = '', sentence = text] = /^([^:]*): (.*)$/s.exec(text) ?? [];
      const [whole, expected = '', got = ''] = diagnostic.exec(sentence) ?? [];
      return {
        severity: 'E',
        code: again ? 'discharge-already-accepted' : '',
        sentence,
        ...(whole === undefined ? {} : { issue: { path, expected, got } }),
      };
    });
};

/** A new answer is written with other delimiters where the message was: brought to the usual ones. */
const usual = (text: string): string => {
  const [field = '', component = '', repetition = '', escape = '', subcomponent = ''] = text.slice(
    separator,
    8,
  );
  const signs = new Map([
    [field, '|'],
    [component, '^'],
    [repetition, '~'],
    [escape, '\\'],
    [subcomponent, '&'],
  ]);
  return [...text].map((sign) => signs.get(sign) ?? sign).join('');
};

const classesOf = (errors: readonly Told[]): readonly ReasonClass[] => {
  if (errors.some(({ code }) => code === 'discharge-already-accepted')) return ['already-accepted'];
  const classes = classesOfIssues(errors.flatMap(({ issue }) => (issue === undefined ? [] : [issue])));
  return classes.length > 0 ? classes : ['field-not-as-described'];
};

/** What an acknowledgement says became of a file; undefined for an answer that is none. */
export const er7Verdict = (status: number, body: string): Verdict | undefined => {
  if (!/^MSH\W/.test(body)) return undefined;
  const lines = usual(body)
    .split('\r')
    .map((line) => line.split('|'));
  const [, code = '', messageId = '', words = ''] = lines.find(([name]) => name === 'MSA') ?? [];
  const written = lines.filter(([name]) => name === 'ERR');
  const told = words === '' ? written.map(toldBy) : toldBefore(words, written);
  const errors = told.filter(({ severity }) => severity === 'E' || severity === '');
  const missing = told.filter((one) => one.code.startsWith('missing-')).map(({ sentence }) => sentence);
  const warnings = told.filter((one) => one.severity === 'W').map((one) => one.code);
  const accepted = code === 'AA';
  const classes = accepted ? [] : classesOf(errors);
  const refused = classes.includes('already-accepted') ? 'already accepted' : 'refused';
  return {
    status,
    ...(messageId === '' ? {} : { messageId }),
    outcome: accepted ? (missing.length > 0 ? 'accepted with gaps' : 'accepted') : refused,
    reasonClasses: classes,
    reasons: errors.map(({ issue, sentence }) =>
      issue === undefined ? sentence : `${issue.path}: expected ${issue.expected}, got ${issue.got}`,
    ),
    missing,
    warnings: [...new Set(warnings)],
  };
};
