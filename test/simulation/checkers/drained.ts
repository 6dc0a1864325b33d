import type { Checker } from './violation.ts';

/** Once nothing goes wrong any more, everything comes to an end. */
export const drained: Checker = ({ unfinished }) =>
  unfinished.map((what) => ({ about: 'world', what: `still under way: ${what}` }));
