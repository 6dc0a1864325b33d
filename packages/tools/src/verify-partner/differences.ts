/** Where an answer is not what was expected. */
export interface Difference {
  readonly at: string;
  readonly expected: string;
  readonly got: string;
}

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

const isHolder = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Every place in which two JSON values differ; nothing where they are the same. */
export const differencesOf = (expected: unknown, got: unknown, at = ''): readonly Difference[] => {
  if (!isHolder(expected) || !isHolder(got) || Array.isArray(expected) !== Array.isArray(got))
    return Object.is(expected, got) ? [] : [{ at, expected: shown(expected), got: shown(got) }];
  return [...new Set([...Object.keys(expected), ...Object.keys(got)])].flatMap((name) =>
    differencesOf(expected[name], got[name], at === '' ? name : `${at}.${name}`),
  );
};
