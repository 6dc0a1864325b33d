/** Every example of a clinical document, as its translation was stated by hand beside it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cdaType, example, linesOf, translated } from './clinic.ts';

interface Stated {
  readonly verdict: 'accepted' | 'refused';
  readonly issues: readonly string[];
  readonly warnings: readonly string[];
  readonly ignored: readonly string[];
  readonly message: unknown;
  readonly paths: Readonly<Record<string, string>>;
}

const stated = (name: string): Stated =>
  JSON.parse(readFileSync(new URL(`../examples/ccda/${name}.expected.json`, import.meta.url), 'utf8'));

/** Every value of the canonical form by its field; a code is one value. */
const valuesOf = (value: unknown, field = ''): Record<string, unknown> => {
  if (typeof value !== 'object' || value === null || ('code' in value && 'system' in value))
    return { [field]: value };
  return Object.assign(
    {},
    ...Object.entries(value).map(([name, inner]) =>
      valuesOf(inner, field === '' ? name : `${field}.${name}`),
    ),
  );
};

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;

describe.each([
  'discharge-summary',
  'referral-note',
  'ccd',
  'care-plan',
  'embedded-pdf',
  'narrative-only',
  'many-null-flavors',
])('%s', (name) => {
  const translation = translated(cdaType, example(`ccda/${name}.xml`));
  const expected = stated(name);

  test(`is ${expected.verdict}, saying why not`, () => {
    expect(linesOf(translation)).toEqual(expected.issues);
    expect(translation.discharge !== undefined).toBe(expected.verdict === 'accepted');
  });

  test('is translated to this, no more and no less', () => {
    const rows = translation.fields ?? [];
    const whole = Object.assign({}, ...rows.map(({ field, value }) => valuesOf(value, field)));
    const given = Object.fromEntries(Object.entries(whole).filter(([, value]) => !isEmpty(value)));
    expect(given).toEqual(valuesOf(expected.message));
    if (translation.discharge !== undefined) expect(translation.discharge).toEqual(expected.message);
  });

  test('says where each value stands', () => {
    for (const [field, path] of Object.entries(expected.paths))
      expect(translation.fields?.find((row) => row.field === field)?.path).toBe(path);
  });

  test('warns of this and nothing else', () => {
    expect(translation.warnings.map(({ code, path }) => `${code} ${path}`).sort()).toEqual(expected.warnings);
  });

  test('tells what it passes over', () => {
    expect(translation.ignored).toEqual(expected.ignored);
  });
});
