import type { MemberId, PartnerId, Role } from '@continuum/contracts';

/** Who may call a transition. */
export type Caller = Role | 'partner' | 'reaction' | 'sweep';

/** Who did it, as the journal keeps it. */
export type Actor =
  | { readonly kind: 'member'; readonly id: MemberId }
  | { readonly kind: 'partner'; readonly id: PartnerId }
  | { readonly kind: 'reaction'; readonly id: string }
  | { readonly kind: 'sweep'; readonly id: 'deadline-sweep' };
