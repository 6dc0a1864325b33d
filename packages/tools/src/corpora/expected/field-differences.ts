import type { FieldValue, StatedTranslation } from './expectation.ts';

const absent = Symbol('absent');

/** What stands at a path such as `conditions.0.code.code`; `length` of a list that is absent is 0. */
const at = (value: unknown, path: string): unknown => {
  let found: unknown = value;
  for (const step of path.split('.')) {
    if (step === 'length' && (found === absent || Array.isArray(found)))
      return Array.isArray(found) ? found.length : 0;
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) found = absent;
    else found = Reflect.get(found, step);
  }
  return found;
};

const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text);

const equal = (expected: string | number | boolean, found: unknown): boolean =>
  typeof expected === 'string' && typeof found === 'string' && isInstant(expected)
    ? Date.parse(expected) === Date.parse(found)
    : expected === found;

const holds = (expected: FieldValue, found: unknown): boolean => {
  if (expected === null) return found === absent;
  if (typeof expected !== 'object') return equal(expected, found);
  if ('present' in expected) return found !== absent && found !== '';
  return typeof found === 'string' && found.includes(expected.contains);
};

const shown = (expected: FieldValue): string => {
  if (expected === null) return 'nothing';
  if (typeof expected !== 'object') return JSON.stringify(expected);
  return 'present' in expected ? 'something' : `text with ${JSON.stringify(expected.contains)}`;
};

/** Codes, instants and counts are told; any other text may be personal, so only that there is some. */
const tellable = /^[\w.:+-]{1,40}$/;

const shownFound = (expected: FieldValue, found: unknown): string => {
  if (found === absent) return 'nothing';
  if (typeof found === 'string')
    return typeof expected === 'string' && tellable.test(found) ? JSON.stringify(found) : 'another text';
  return typeof found === 'number' || typeof found === 'boolean' ? String(found) : 'another value';
};

/** Where a translation differs from what was stated, in a line each: `dischargedAt: expected … got …`. */
export const fieldDifferences = (
  { fields, warnings }: Pick<StatedTranslation, 'fields' | 'warnings'>,
  translation: unknown,
  told: readonly string[],
): readonly string[] => [
  ...Object.entries(fields).flatMap(([path, expected]) => {
    const found = at(translation ?? {}, path);
    return holds(expected, found)
      ? []
      : [`${path}: expected ${shown(expected)}, got ${shownFound(expected, found)}`];
  }),
  ...warnings
    .filter((code) => !told.includes(code))
    .map((code) => `warnings: expected ${code}, got ${told.length === 0 ? 'none' : told.join(', ')}`),
];
