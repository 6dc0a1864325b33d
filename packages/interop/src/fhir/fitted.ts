import type { Issue } from '@continuum/domain';
import type { ParseCanonical } from '../translation.ts';
import type { Findings } from './findings.ts';
import type { Origins } from './origins.ts';

/** Parts without which there is no discharge; everything else may be left out. */
const essential = new Set(['', 'messageId', 'client', 'dischargedAt']);

type Fitted = ReturnType<ParseCanonical>;

const stepInto = (part: unknown, step: string | number): unknown =>
  typeof part === 'object' && part !== null ? Reflect.get(part, step) : undefined;

/** The innermost part on a path that is there and may be left out. */
const removable = (candidate: object, path: Issue['path']): Issue['path'] | undefined => {
  for (let length = path.length; length > 0; length -= 1) {
    const part = path.slice(0, length);
    if (essential.has(part.join('.'))) return undefined;
    if (part.reduce(stepInto, candidate as unknown) !== undefined) return part;
  }
  return undefined;
};

const remove = (candidate: object, path: Issue['path']): void => {
  const around = path.slice(0, -1).reduce(stepInto, candidate as unknown);
  const last = path.at(-1);
  if (Array.isArray(around)) around.splice(Number(last), 1);
  else if (typeof around === 'object' && around !== null && last !== undefined)
    Reflect.deleteProperty(around, last);
};

/**
 * Parses a candidate and leaves out of it, one by one and telling of each, what the canonical form cannot hold and
 * a discharge can do without. Issues are what is wrong with the rest, in the message's own terms.
 */
export const fitted = (
  candidate: object,
  parseCanonical: ParseCanonical,
  findings: Findings,
  origins: Origins,
): Fitted => {
  for (;;) {
    const parsed = parseCanonical(candidate);
    if ('discharge' in parsed) return parsed;
    const parts = parsed.issues.map(({ path }) => removable(candidate, path));
    const part = parts.find((path) => path !== undefined);
    if (part === undefined) return parsed;
    findings.warn('unusable-value', origins.elementAt(candidate, part));
    remove(candidate, part);
  }
};
