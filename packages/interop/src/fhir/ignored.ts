import type { Reading } from './reading.ts';

const resourceName = /^[A-Z][A-Za-z]{1,40}$/;

/** Kinds of resources that nothing was taken from, as FHIRPath. */
export const ignoredIn = ({ resources, used }: Reading): readonly string[] => {
  const names = resources
    .filter((located) => !used.has(located))
    .map(({ type }) => (resourceName.test(type) ? type : 'Resource'));
  return [...new Set(names)].sort().map((name) => `Bundle.entry.resource.ofType(${name})`);
};
