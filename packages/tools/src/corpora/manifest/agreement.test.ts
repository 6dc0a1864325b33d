import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FileVerdict } from '../posting/post-folder.ts';
import type { Outcome } from '../verdict/verdict.ts';
import { agreementOf } from './agreement.ts';
import { agreementLines } from './agreement-lines.ts';
import { validatedCases } from './validated-cases.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'validated-'));
});

afterEach(() => rmSync(root, { recursive: true }));

const outcomes: Readonly<Record<string, unknown>> = {
  'good.json': { errorCount: 0 },
  'counted.json': { errorCount: 2 },
  'warned.json': 'java/warned-base.json',
  'bad.json': 'java/bad-base.json',
  'forgotten.json': 'java/forgotten-base.json',
};

const issues = (...severities: readonly string[]) =>
  JSON.stringify({ issue: severities.map((severity) => ({ severity, code: 'code-invalid' })) });

/** A folder with a manifest, the outcomes it points to, and the instances. */
const written = (): string => {
  const folder = join(root, 'validator');
  mkdirSync(join(folder, 'outcomes-java'), { recursive: true });
  const cases = [...Object.entries(outcomes), ['elsewhere.json', { errorCount: 0 }] as const];
  const manifest = { 'test-cases': cases.map(([file, java]) => ({ name: file, file, java })) };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'outcomes-java', 'warned-base.json'), issues('warning'));
  writeFileSync(join(folder, 'outcomes-java', 'bad-base.json'), issues('warning', 'fatal'));
  for (const file of Object.keys(outcomes)) writeFileSync(join(folder, file), '{}');
  return root;
};

const posted = (file: string, outcome: Outcome, ...reasonClasses: FileVerdict['reasonClasses']) =>
  ({ folder: 'validator', file, outcome, reasonClasses }) as FileVerdict;

describe("the cases of a manifest of HL7's validator", () => {
  test('are those whose instance is here, valid where no error is told', () => {
    expect(validatedCases(written()).map(({ file, verdict, code }) => [file, verdict, code])).toEqual([
      ['good.json', 'valid', undefined],
      ['counted.json', 'invalid', undefined],
      ['warned.json', 'valid', undefined],
      ['bad.json', 'invalid', 'code-invalid'],
      ['forgotten.json', 'untold', undefined],
    ]);
  });

  test('are none in a folder whose manifest is of another kind, or no JSON', () => {
    writeFileSync(join(root, 'manifest.json'), '{"name":"an app"}');
    expect(validatedCases(root)).toEqual([]);
    writeFileSync(join(root, 'manifest.json'), 'CACHE MANIFEST');
    expect(validatedCases(root)).toEqual([]);
    expect(agreementLines(agreementOf([], []))).toEqual([]);
  });
});

test('agreement is counted, and each class of difference explained', () => {
  const agreement = agreementOf(validatedCases(written()), [
    posted('good.json', 'accepted with gaps'),
    posted('counted.json', 'refused', 'unreadable'),
    posted('warned.json', 'refused', 'resource-alone', 'no-person'),
    posted('bad.json', 'accepted'),
    posted('forgotten.json', 'refused', 'resource-alone'),
  ]);
  expect(agreementLines(agreement)).toEqual([
    "HL7's validator, by its manifest: 5 cases, 4 judged by both, 1 without an outcome of either; 2 of 4 agree",
    '      1 valid, taken here: fit 1',
    '      1 valid, refused here: resource-alone 1 (a resource alone that hands nobody over)',
    '      1 invalid, taken here: code-invalid 1 (by terminology, which is not checked)',
    '      1 invalid, refused here: unreadable 1 (not JSON, or JSON that is read two ways)',
  ]);
});

test('of a file that was accepted under its id before, what it deserves by itself counts; one that failed says nothing', () => {
  const cases = validatedCases(written());
  const again = { ...posted('good.json', 'already accepted'), alone: posted('', 'refused', 'no-person') };
  expect(agreementOf(cases, [again, posted('bad.json', 'failed', 'hung')])).toMatchObject({
    judged: 1,
    agree: 0,
    groups: expect.arrayContaining([
      { validator: 'valid', here: 'refused', cases: 1, classes: { 'no-person': 1 } },
    ]),
  });
});
