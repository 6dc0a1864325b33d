import { isObject } from './value.ts';

/** Whether a JSON value holds more than `most` values: members and items at every level. */
export const holdsMoreThan = (value: unknown, most: number): boolean => {
  let count = 0;
  const open = [value];
  for (let next = open.pop(); next !== undefined || open.length > 0; next = open.pop()) {
    const items = Array.isArray(next) ? next : isObject(next) ? Object.values(next) : [];
    count += items.length;
    if (count > most) return true;
    for (const item of items) open.push(item);
  }
  return false;
};
