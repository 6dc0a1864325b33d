import { describe, expect, it } from 'vitest';
import { judge } from './judgement.ts';
import { type Mutant, parseReport, type Report } from './report.ts';
import { summaryOf } from './summary.ts';

const mutant = (status: Mutant['status'], testsCompleted?: number, line = 7): Mutant => ({
  mutatorName: 'ConditionalExpression',
  replacement: 'true',
  location: { start: { line, column: 3 } },
  status,
  ...(testsCompleted === undefined ? {} : { testsCompleted }),
});
const many = (count: number, status: Mutant['status'], testsCompleted?: number): Mutant[] =>
  Array.from({ length: count }, () => mutant(status, testsCompleted));
const reportOf = (...mutants: Mutant[]): Report => ({ files: { 'src/older.ts': { mutants } } });

describe('the judgement of a mutation run', () => {
  it('is good where the tests notice enough', () => {
    const { total, problems } = judge(
      reportOf(
        ...many(84, 'Killed', 1),
        ...many(1, 'Timeout'),
        ...many(10, 'Survived', 12),
        ...many(5, 'NoCoverage'),
      ),
    );
    expect(total).toEqual({
      file: 'all',
      score: 85,
      killed: 84,
      timeout: 1,
      survived: 10,
      noCoverage: 5,
      broken: 0,
    });
    expect(problems).toEqual([]);
  });

  it('is bad below the threshold', () => {
    expect(judge(reportOf(...many(84, 'Killed', 1), ...many(16, 'Survived', 12))).problems).toEqual([
      'The score is 84.0 %; at least 85 % is needed.',
    ]);
  });

  it.each([
    ['survived', many(1, 'Survived', 0)],
    ['survived, without a count', many(1, 'Survived')],
    ['was killed', many(1, 'Killed', 0)],
  ])('is bad when a mutant %s and no test had run, however good the score', (_what, untested) => {
    expect(judge(reportOf(...many(99, 'Killed', 1), ...untested)).problems).toEqual([
      '1 covered mutants were judged with no test run: the runner found none.',
    ]);
  });

  it('is bad when nothing was mutated, or nothing judged', () => {
    expect(judge({ files: {} }).problems).toEqual(['There are no mutants: nothing was tested.']);
    expect(judge(reportOf(...many(3, 'RuntimeError'))).problems).toEqual([
      'No mutant counts: all 3 broke a test file.',
    ]);
    expect(judge(reportOf(...many(9, 'Killed', 1), mutant('Pending'))).problems).toEqual([
      '1 mutants were never judged.',
    ]);
  });

  it('counts a mutant that no test reaches as one that nobody notices', () => {
    const { total, problems } = judge(reportOf(...many(4, 'NoCoverage')));
    expect(total.score).toBe(0);
    expect(problems).toEqual(['The score is 0.0 %; at least 85 % is needed.']);
  });
});

describe('the summary of a mutation run', () => {
  const report: Report = {
    files: {
      'src/younger.ts': {
        mutants: [mutant('Survived', 3, 12), { ...mutant('NoCoverage', 0, 4), replacement: '{\n  }' }],
      },
      'src/older.ts': { mutants: many(2, 'Killed', 1) },
      'src/empty.ts': { mutants: [] },
    },
  };

  it('says where what survived stands, and what was put there', () => {
    const lines = summaryOf(judge(report), 90).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'Survived:',
      'src/younger.ts:4:3  ConditionalExpression: { }  (no test comes here)',
      'src/younger.ts:12:3  ConditionalExpression: true',
    ]);
  });

  it('has a row per file with mutants, and ends with the score and what is wrong', () => {
    const lines = summaryOf(judge(report), 90).split('\n');
    expect(lines.slice(4, 7).map((line) => line.split(/ {2,}/))).toEqual([
      ['FILE', 'SCORE', 'KILLED', 'TIMEOUT', 'SURVIVED', 'NO COVERAGE', 'BROKEN'],
      ['src/older.ts', '100.0', '2', '0', '0', '0', '0'],
      ['src/younger.ts', '0.0', '0', '0', '1', '1', '0'],
    ]);
    expect(lines.at(-2)).toMatch(
      /^Mutation score 50\.0 %: 2 killed, 0 timeout, 1 survived, 1 without coverage;/,
    );
    expect(lines.at(-1)).toMatch(/^✘ The score is 50\.0 %/);
  });
});

describe('the report', () => {
  it('is refused when it is not as it should be', () => {
    const broken = JSON.stringify({
      files: { 'src/older.ts': { mutants: [{ ...mutant('Killed', 1), status: 'Fine' }] } },
    });
    expect(() => parseReport(broken)).toThrow(/status/);
    expect(parseReport(JSON.stringify(reportOf(mutant('Killed', 1))))).toEqual(reportOf(mutant('Killed', 1)));
  });
});
