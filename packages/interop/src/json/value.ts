/** Reading of JSON that may hold anything: every access says what it wants and gets that or nothing. */

export type JsonObject = { readonly [name: string]: unknown };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object at a place, or an empty one. */
export const objectAt = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** The list at a place, or an empty one. */
export const listAt = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Text with something in it, trimmed. */
export const textAt = (value: unknown): string | undefined => {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
};

/** What came, by kind; never the value. */
export const kindOf = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object'
    ? 'an object'
    : typeof value === 'string'
      ? 'other text'
      : `a ${typeof value}`;
};

/** What a table has under a name that came from outside; never what every object has. */
export const entryOf = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
