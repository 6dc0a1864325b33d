import type { Reading } from './reading.ts';
import { resourceTypes } from './resource-types.ts';

/** Kinds of resources that nothing was taken from, as FHIRPath, and elements of the others that were passed over. */
export const ignoredIn = ({ opened, used, passedOver }: Reading): readonly string[] => {
  const names = opened.resources
    .filter((located) => !used.has(located) && located !== opened.body && located.container === undefined)
    .map(({ type }) => (resourceTypes.has(type) ? type : 'Resource'));
  return [
    ...[...new Set(names)].sort().map((name) => `Bundle.entry.resource.ofType(${name})`),
    ...passedOver,
  ];
};
