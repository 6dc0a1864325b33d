import type { EpisodeId, EventId } from '@continuum/contracts';
import type { Failure, Issue } from '@continuum/domain';

/** The answer to a command; a retry gets the same one, byte for byte. State comes from reading. */
export interface CommandReceipt {
  readonly outcome: 'accepted' | 'unchanged';
  readonly episodeId: EpisodeId;
  readonly version: number;
  readonly eventIds: readonly EventId[];
}

/** What came of a command. Failures that a retry may heal are thrown. */
export type CommandResult =
  | { readonly kind: 'done'; readonly receipt: CommandReceipt }
  | { readonly kind: 'rejected'; readonly failures: readonly Failure[]; readonly version: number }
  | { readonly kind: 'malformed'; readonly issues: readonly Issue[] }
  | { readonly kind: 'stale'; readonly version: number }
  /** The caller has to say which version it saw. */
  | { readonly kind: 'version-required' }
  | { readonly kind: 'key-reused' }
  | { readonly kind: 'not-found' };
