import * as z from 'zod';
import { instant } from '../primitives.ts';
import { deadlineKind, stage, status } from '../vocabulary.ts';

export const standing = z.strictObject({ stage, status }).meta({ id: 'Standing' });
export type StandingView = z.infer<typeof standing>;

export const deadlineView = z
  .strictObject({
    deadline: deadlineKind,
    due: instant,
    remindAt: instant,
    remindedAt: instant.optional(),
    missedAt: instant.optional(),
  })
  .meta({ id: 'Deadline' });
export type DeadlineView = z.infer<typeof deadlineView>;
