import type { Policy, PolicyVersion } from './policy.ts';
import { policy2026v1 } from './policy-2026-1.ts';

export type { Interval, Policy, PolicyVersion, Threshold } from './policy.ts';

/** Every policy that ever judged anything; none is ever removed. */
export const policies: Readonly<Record<PolicyVersion, Policy>> = { '2026-1': policy2026v1 };
