import type { DeadlineView, StandingView } from '@continuum/contracts';
import { awaited, type Episode, type Position, stageOf, statusOf } from '@continuum/domain';

/** A position as its two words. */
export const standingView = (position: Position): StandingView => ({
  stage: stageOf(position),
  status: statusOf(position),
});

const deadlineNames = (deadlines: Episode['deadlines']) =>
  Object.keys(deadlines) as (keyof Episode['deadlines'])[];

/** Unsatisfied deadlines, what is due first first. */
export const deadlineViews = (episode: Episode): DeadlineView[] => {
  const deadlines = awaited(episode);
  return deadlineNames(deadlines)
    .flatMap((deadline): DeadlineView[] => {
      const standing = deadlines[deadline];
      if (standing === undefined) return [];
      const { due, remindAt, remindedAt, missedAt } = standing;
      return [
        {
          deadline,
          due,
          remindAt,
          ...(remindedAt === undefined ? {} : { remindedAt }),
          ...(missedAt === undefined ? {} : { missedAt }),
        },
      ];
    })
    .sort((one, other) => (one.due < other.due ? -1 : 1));
};
