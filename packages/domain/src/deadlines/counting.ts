/** From when a deadline counts, where that takes more than one fact. */
import type { Instant } from '@continuum/contracts';
import type { Position } from '../episode/position.ts';
import type { Episode, Inactivity } from '../episode/state.ts';
import { latest } from '../kernel/instant.ts';
import { silentSince } from '../program/activity.ts';

/** Where an episode stands, or stood before it was closed. */
export const standsAt = ({ position, closedFrom }: Episode): Position => closedFrom ?? position;

/** When the referrer was last told of the program's progress, or it began without a word. */
export const progressToldAt = ({ program, documents }: Episode): Instant | undefined => {
  if (program?.activatedAt === undefined) return undefined;
  const { activatedAt, continuedAt } = program;
  const began = continuedAt === undefined ? activatedAt : latest(activatedAt, continuedAt);
  const [last] = documents?.['progress-report'] ?? [];
  return last === undefined ? began : latest(began, last.sentAt);
};

/** A visit to the referrer that lies ahead of that, and for which no report was sent: it is read before the visit. */
export const followUpAhead = ({ program }: Episode, from: Instant): Instant | undefined => {
  const followUp = program?.followUp;
  return followUp !== undefined && followUp.servedBy === undefined && followUp.visitAt > from
    ? followUp.visitAt
    : undefined;
};

/** Since when a client has been silent of whom one of these steps was missed; nothing once they were heard of. */
export const inactiveAfter =
  (...steps: readonly Inactivity['missed'][]) =>
  ({ program }: Episode): Instant | undefined => {
    const inactivity = program?.inactivity;
    if (program === undefined || inactivity === undefined || !steps.includes(inactivity.missed))
      return undefined;
    return silentSince(program) === inactivity.since ? inactivity.since : undefined;
  };
