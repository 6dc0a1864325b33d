type Attribute =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | readonly Attribute[]
  | { readonly [name: string]: Attribute | undefined };

/** An item as it is written: no sets. */
export type Item = { readonly [name: string]: unknown };

const utf8Bytes = (text: string): number => Buffer.byteLength(text);

/** Two significant digits a byte, one byte for the exponent, one more for a sign. */
const numberBytes = (value: number): number => {
  const digits = Math.abs(value).toExponential().replace(/e.*$/, '').replace('.', '');
  return Math.ceil(digits.length / 2) + 1 + (value < 0 ? 1 : 0);
};

const valueBytes = (value: Attribute | undefined): number => {
  if (value === undefined) return 0;
  if (value === null || typeof value === 'boolean') return 1;
  if (typeof value === 'string') return utf8Bytes(value);
  if (typeof value === 'number') return numberBytes(value);
  if (value instanceof Uint8Array) return value.byteLength;
  if (Array.isArray(value)) return 3 + value.reduce((total: number, one) => total + 1 + valueBytes(one), 0);
  const members = Object.entries(value as Record<string, Attribute | undefined>).filter(
    ([, one]) => one !== undefined,
  );
  return 3 + members.reduce((total, [name, one]) => total + 1 + utf8Bytes(name) + valueBytes(one), 0);
};

/**
 * Size of an item in bytes, as DynamoDB counts it.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export const itemBytes = (item: Item): number =>
  Object.entries(item).reduce(
    (total, [name, value]) =>
      value === undefined ? total : total + utf8Bytes(name) + valueBytes(value as Attribute),
    0,
  );

/**
 * Write units a transaction takes of the table itself: two for each started kilobyte of every item.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html
 */
export const transactionWriteUnits = (items: readonly Item[]): number =>
  2 * items.reduce((total, item) => total + Math.ceil(itemBytes(item) / 1024), 0);
