import type { Failure } from '@continuum/domain';
import type { Clients, Journals, Registry, Surroundings } from '../ports/index.ts';

/** What came of a contract event. A rule that says no is an answer, not a fault: it is never retried. */
export type ReactionResult =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'rejected'; readonly failures: readonly Failure[] };

export interface ReactionNeeds {
  readonly journals: Journals;
  readonly clients: Clients;
  readonly registry: Registry;
  readonly surroundings: Surroundings;
  /** The name under which the inbox keeps what it did: the function's. */
  readonly consumer: string;
}
