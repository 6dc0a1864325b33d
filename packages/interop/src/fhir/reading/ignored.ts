import type { Reading } from './reading.ts';

const resourceName = /^[A-Z][A-Za-z]{1,40}$/;

/** Kinds of resources that nothing was taken from, as FHIRPath, and elements of the others that were passed over. */
export const ignoredIn = ({ opened, used, passedOver }: Reading): readonly string[] => {
  const names = opened.resources
    .filter((located) => !used.has(located) && located !== opened.body && located.container === undefined)
    .map(({ type }) => (resourceName.test(type) ? type : 'Resource'));
  return [
    ...[...new Set(names)].sort().map((name) => `Bundle.entry.resource.ofType(${name})`),
    ...passedOver,
  ];
};
