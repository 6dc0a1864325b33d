import type { Issue } from '@continuum/domain';
import type { Findings } from './findings.ts';
import type { Provenance } from './provenance.ts';

/** Parts without which there is no discharge; everything else may be left out. */
const essential = new Set(['', 'messageId', 'client', 'dischargedAt']);

type Path = Issue['path'];

const stepInto = (part: unknown, step: string | number): unknown =>
  typeof part === 'object' && part !== null ? Reflect.get(part, step) : undefined;

/** The innermost part on a path that is there and may be left out. */
const removable = (candidate: object, path: Path): Path | undefined => {
  for (let length = path.length; length > 0; length -= 1) {
    const part = path.slice(0, length);
    if (essential.has(part.join('.'))) return undefined;
    if (part.reduce(stepInto, candidate as unknown) !== undefined) return part;
  }
  return undefined;
};

const remove = (candidate: object, path: Path, provenance: Provenance): void => {
  const around = path.slice(0, -1).reduce(stepInto, candidate as unknown);
  const last = path.at(-1);
  if (Array.isArray(around)) provenance.leaveOut(around, Number(last));
  else if (typeof around === 'object' && around !== null && last !== undefined)
    Reflect.deleteProperty(around, last);
};

/** Parts that are not inside of another one that is left out. */
const outermost = (paths: readonly Path[]): readonly Path[] => {
  const parts = new Map(paths.map((path) => [path.join('.'), path]));
  const isInside = (path: Path) =>
    path.some((_, index) => index > 0 && parts.has(path.slice(0, index).join('.')));
  return [...parts.values()].filter((path) => !isInside(path));
};

/** Later items of a list before earlier ones, so that leaving one out moves none that is still to be. */
const lastFirst = (one: Path, other: Path): number => {
  for (const [index, step] of one.entries()) {
    const against = other[index];
    if (step === against) continue;
    const [left, right] = [Number(step), Number(against)];
    return Number.isNaN(left) || Number.isNaN(right)
      ? String(against).localeCompare(String(step))
      : right - left;
  }
  return 0;
};

/**
 * Parses a candidate and leaves out of it, telling of each, what the canonical form cannot hold and a discharge can
 * do without. Issues are what is wrong with the rest, in the message's own terms.
 */
export const fitted = <Parsed extends { readonly issues?: readonly Issue[] }>(
  candidate: object,
  parse: (value: unknown) => Parsed,
  findings: Findings,
  provenance: Provenance,
): Parsed => {
  for (;;) {
    const parsed = parse(candidate);
    if (parsed.issues === undefined) return parsed;
    const parts = outermost(
      parsed.issues.map(({ path }) => removable(candidate, path)).filter((part) => part !== undefined),
    );
    if (parts.length === 0) return parsed;
    const order = [...parts].sort(lastFirst);
    for (const part of order.toReversed())
      findings.warn('unusable-value', provenance.elementAt(candidate, part));
    for (const part of order) remove(candidate, part, provenance);
  }
};
