import type { Dates } from './dates.ts';
import type { Findings } from './findings.ts';
import type { Located } from './located.ts';
import type { References } from './references.ts';

/** One Bundle being read. */
export interface Reading {
  readonly resources: readonly Located[];
  readonly references: References;
  readonly dates: Dates;
  readonly findings: Findings;
}
