/** Something wrong with what came: where, what was expected, and what kind of thing was there. Never a value. */
export interface Issue {
  readonly path: readonly (string | number)[];
  readonly expected: string;
  readonly got: string;
}

const fieldName = /^[A-Za-z_][\w-]{0,59}$/;

/** A name the sender chose; repeated only when it looks like a field's. */
export const shownName = (name: string): string => (fieldName.test(name) ? name : '(a field)');

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** The kind of a value, in the words of an issue: never the value itself. */
export const kindOf = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${counted(value.length, 'item')}`;
  switch (typeof value) {
    case 'string':
      return value === '' ? 'empty text' : `text of ${counted(value.length, 'character')}`;
    case 'number':
      return Number.isInteger(value) ? 'a whole number' : 'a number';
    case 'boolean':
      return 'true or false';
    default:
      return 'an object';
  }
};
