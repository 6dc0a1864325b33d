/** Every example's translation, field by field, as it was stated by hand beside it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codesOf, example, fhirType, hashOf, linesOf, translated } from './clinic.ts';

interface Stated {
  readonly verdict: 'accepted' | 'refused';
  readonly issues: readonly string[];
  readonly warnings: readonly string[];
  readonly ignored: readonly string[];
  readonly fields: readonly { readonly field: string; readonly value: unknown }[];
}

const theHash = '(the hash of the bytes)';

const stated = (name: string): Stated =>
  JSON.parse(readFileSync(new URL(`../examples/fhir/${name}.expected.json`, import.meta.url), 'utf8'));

const byField = (fields: readonly { readonly field: string }[]) =>
  [...fields].sort((one, other) => (one.field < other.field ? -1 : 1));

/** The canonical form that fields add up to. */
const builtFrom = (fields: Stated['fields']): unknown => {
  const whole: Record<string, unknown> = {};
  for (const { field, value } of fields) {
    const steps = field.split('.');
    const last = steps.pop() as string;
    let part: Record<string, unknown> = whole;
    for (const [index, step] of steps.entries()) {
      part[step] ??= /^\d+$/.test(steps[index + 1] ?? last) ? [] : {};
      part = part[step] as Record<string, unknown>;
    }
    part[last] = value;
  }
  return whole;
};

describe.each([
  'rotator-cuff',
  'two-courses',
  'record-with-a-stay',
  'snf-discharge',
  'exercise-referral',
  'exercise-loop',
  'referral-message',
  'open-encounter',
  'bare-service-request',
])('%s', (name) => {
  const bytes = example(`fhir/${name}.json`);
  const keyed = JSON.parse(new TextDecoder().decode(bytes)).resourceType !== 'Bundle';
  const translation = translated(fhirType, bytes, keyed ? `${name}-1` : undefined);
  const expected = stated(name);
  const fields = expected.fields.map((row) =>
    row.value === theHash ? { ...row, value: hashOf(bytes) } : row,
  );

  test(`is ${expected.verdict}, saying why not`, () => {
    expect(linesOf(translation)).toEqual(expected.issues);
    expect(translation.discharge !== undefined).toBe(expected.verdict === 'accepted');
  });

  test('is translated field by field, each from the place where the message says so', () => {
    expect(byField(translation.fields ?? [])).toEqual(byField(fields));
  });

  test('warns of this and nothing else', () => {
    const warnings = translation.warnings.filter(({ code }) => code !== 'sender-differs');
    expect(warnings.map(({ code, path }) => `${code} ${path}`).sort()).toEqual(expected.warnings);
  });

  test('tells what it passes over', () => {
    expect(translation.ignored).toEqual(expected.ignored);
  });

  test('is no more and no less than its fields, when it is accepted', () => {
    expect(translation.discharge ?? builtFrom(fields)).toEqual(builtFrom(fields));
    if (expected.verdict === 'accepted') expect(codesOf(translation)).not.toContain('unusable-value');
  });
});
