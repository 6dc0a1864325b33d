import type { Item } from './item-size.ts';

const copied = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (Array.isArray(value)) return value.map(copied);
  return copyOf(value as Item);
};

/** An item that shares nothing with the one it is of; undefined members are left out, as they are on the wire. */
export const copyOf = (item: Item): Item => {
  const copy: Record<string, unknown> = {};
  for (const name in item) if (item[name] !== undefined) copy[name] = copied(item[name]);
  return copy;
};
