import type { Supplier } from '@continuum/contracts';
import type { FailureCode } from './failure-codes.ts';

/** One reason a command was refused: which rule, about what, and who can supply what is missing. */
export interface Failure {
  readonly code: FailureCode;
  /** The paper, goal, measure or status it is about; a code, never a value. */
  readonly subject?: string;
  readonly suppliedBy?: Supplier;
}

/** What came of a command. Only `accepted` changes anything. */
export type Outcome<Event, State> =
  | { readonly kind: 'accepted'; readonly events: readonly Event[]; readonly state: State }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'rejected'; readonly failures: readonly Failure[] };

/** Something wrong with a value that is well-formed: where, what was expected, and what kind of thing came. */
export interface Issue {
  readonly path: readonly (string | number)[];
  readonly expected: string;
  readonly got: string;
}
