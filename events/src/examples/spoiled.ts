import type { Fault } from './example.ts';

const placed = (target: unknown, path: readonly string[], value: unknown): unknown => {
  const [field, ...rest] = path;
  if (field === undefined) return value;
  if (Array.isArray(target))
    return target.map((item, index) => (String(index) === field ? placed(item, rest, value) : item));
  const { [field]: there, ...others } = target as Record<string, unknown>;
  const replaced = placed(there, rest, value);
  return replaced === undefined ? others : { ...others, [field]: replaced };
};

/** A copy with the fault in it. */
export const spoiled = (event: unknown, fault: Fault): unknown =>
  placed(event, fault.path.split('.'), fault.value);
