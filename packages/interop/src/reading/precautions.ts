import type { Findings } from './findings.ts';
import type { Provenance } from './provenance.ts';
import type { Read } from './sources.ts';

/** As much as the canonical form holds. */
const mostPrecautions = 30;
const longest = 500;

/** A precaution is never cut off: a long one becomes several, parted between words. */
const parted = ({ value, path }: Read<string>): readonly Read<string>[] => {
  const parts: Read<string>[] = [];
  let rest = value;
  while (rest.length > longest && parts.length < mostPrecautions) {
    const space = rest.lastIndexOf(' ', longest);
    const end = space > 0 ? space : longest;
    parts.push({ value: rest.slice(0, end), path });
    rest = rest.slice(end).trim();
  }
  return [...parts, { value: rest.slice(0, longest), path }];
};

/** Precautions as they are kept; those beyond what is kept are told of. */
export const keptPrecautions = (
  found: readonly Read<string>[],
  { findings, provenance }: { readonly findings: Findings; readonly provenance: Provenance },
): Read<readonly string[]> | undefined => {
  const all = found.flatMap(parted);
  const [first, beyond] = [all[0], all[mostPrecautions]];
  if (beyond !== undefined) findings.warn('list-shortened', beyond.path);
  return first === undefined
    ? undefined
    : { value: provenance.list(all.slice(0, mostPrecautions)), path: first.path };
};
