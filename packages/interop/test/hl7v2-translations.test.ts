/** Every HL7 v2 example's translation, field by field, as it is stated beside it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { er7Type, example, linesOf, translated } from './clinic.ts';

interface Stated {
  readonly asks: string;
  readonly issues: readonly string[];
  readonly warnings: readonly string[];
  readonly ignored: readonly string[];
  readonly fields: readonly { readonly field: string; readonly value: unknown }[];
}

const stated = (name: string): Stated =>
  JSON.parse(readFileSync(new URL(`../examples/hl7v2/${name}.expected.json`, import.meta.url), 'utf8'));

const byField = (fields: Stated['fields']) =>
  [...fields].sort((one, other) => (one.field < other.field ? -1 : 1));

describe.each([
  'discharged-home',
  'knee-referral',
  'knee-referral-corrected',
  'knee-referral-cancelled',
  'knee-referral-asked',
  'hand-made',
  'referral-alone',
  'died',
  'for-training',
])('%s', (name) => {
  const translation = translated(er7Type, example(`hl7v2/${name}.hl7`));
  const expected = stated(name);

  test('asks for what is stated, and is refused for what is stated', () => {
    expect(translation.asks).toBe(expected.asks);
    expect(linesOf(translation)).toEqual(expected.issues);
  });

  test('is translated field by field, each from the place where the message says so', () => {
    expect(byField(translation.fields ?? [])).toEqual(byField(expected.fields));
  });

  test('warns of this and nothing else, and tells what it passes over', () => {
    expect(translation.warnings.map(({ code, path }) => `${code} ${path}`).sort()).toEqual(expected.warnings);
    expect(translation.ignored).toEqual(expected.ignored);
  });
});
