import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandBodies, commandExamples } from '../commands/index.ts';
import { therapyDischarge } from '../discharge/therapy-discharge.ts';
import { dischargeExample } from '../routes/examples/discharges.ts';
import { parse } from './parse.ts';

const mark = 'Jodie \u2702 Hicks';

const marked = fc.oneof(
  fc.constantFrom<unknown>(mark, [mark], { [mark]: mark }, { code: mark }, [{ value: mark }]),
  fc.string().map((text) => `${text}${mark}${text}`),
  fc.anything().map((value) => [mark, value]),
);

const pathsIn = (value: unknown, path: readonly string[] = []): (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([field, inner]) => pathsIn(inner, [...path, field]))]
    : [path];

const placed = (target: unknown, [field, ...rest]: readonly string[], value: unknown): unknown => {
  if (field === undefined) return value;
  if (Array.isArray(target))
    return target.map((item, index) => (String(index) === field ? placed(item, rest, value) : item));
  return { ...(target as object), [field]: placed((target as Record<string, unknown>)[field], rest, value) };
};

const cases = [
  ['therapy-discharge', therapyDischarge, dischargeExample] as const,
  ...Object.entries(commandBodies).map(
    ([command, body]) => [command, body, Reflect.get(commandExamples, command)] as const,
  ),
];

describe.each(cases)('whatever is wrong in %s', (_name, schema, example) => {
  it('is told without repeating it', () => {
    const spoiled = fc
      .record({ path: fc.constantFrom(...pathsIn(example)), value: marked, strange: marked })
      .map(({ path, value, strange }) => ({ ...(placed(example, path, value) as object), [mark]: strange }));
    return fc.assert(
      fc.property(spoiled, (message) => {
        const parsed = parse(schema, message);
        expect(parsed.ok).toBe(false);
        expect(JSON.stringify(parsed)).not.toContain('\u2702');
      }),
      { numRuns: 25 },
    );
  });
});
