import type { Caller } from './actor.ts';

/** Callers that several transitions share. */
export const anyMember = ['trainer', 'coordinator', 'owner'] as const satisfies readonly Caller[];
export const trainerOnly = ['trainer'] as const satisfies readonly Caller[];
export const reactionOnly = ['reaction'] as const satisfies readonly Caller[];
export const sweepOnly = ['sweep'] as const satisfies readonly Caller[];
