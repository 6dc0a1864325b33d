/** What members read of the episodes of their practice. */
import * as z from 'zod';
import {
  clientId,
  dischargeId,
  episodeId,
  eventId,
  instant,
  localDate,
  memberId,
  partnerId,
} from '../primitives.ts';
import { paperKind, role, stage, status, supplier } from '../vocabulary.ts';
import { missingView } from './issues.ts';
import { programView, redFlagView, reportView, suspensionView } from './program.ts';
import { deadlineView, endedView, standing } from './standing.ts';

/** A line of the work list. */
export const episodeRow = z
  .strictObject({
    episodeId,
    clientId,
    clientName: z.string().optional(),
    stage,
    status,
    trainerId: memberId.optional(),
    due: instant.optional().meta({ description: 'The earliest unsatisfied deadline, missed ones included.' }),
    late: z.boolean(),
  })
  .meta({ id: 'EpisodeRow' });
export type EpisodeRowView = z.infer<typeof episodeRow>;

const paper = z.strictObject({
  paper: paperKind,
  signedOn: localDate,
  expiresOn: localDate.optional(),
  version: z.int(),
});

export const episodeView = z
  .strictObject({
    episodeId,
    version: z.int().meta({ description: 'Also the ETag, and what If-Match asks for.' }),
    clientId,
    clientName: z.string().optional(),
    partnerId,
    dischargeId,
    stage,
    status,
    loop: z.int().meta({ description: 'How often it was opened.' }),
    openedAt: instant,
    dischargedAt: instant,
    onsetOn: localDate.optional(),
    urgent: z.boolean(),
    possibleDuplicate: z.boolean(),
    cancellationRequestedAt: instant.optional(),
    trainerId: memberId.optional(),
    firstVisitAt: instant.optional(),
    contactAttempts: z.int(),
    missedVisits: z.int(),
    missing: z.array(missingView),
    papers: z.array(paper),
    program: programView.optional(),
    report: reportView.optional(),
    redFlag: redFlagView.optional(),
    suspension: suspensionView.optional(),
    deadlines: z.array(deadlineView),
    closedFrom: standing.optional(),
    ended: endedView.optional(),
  })
  .meta({ id: 'Episode' });
export type EpisodeView = z.infer<typeof episodeView>;

/** One entry of an episode's journal, its texts put back where they are not erased. */
export const timelineEntry = z
  .strictObject({
    eventId,
    version: z.int(),
    type: z.string().meta({ examples: ['AssessmentRecorded'] }),
    recordedAt: instant,
    by: z.strictObject({ kind: z.enum(['member', 'partner', 'reaction', 'sweep']), id: z.string() }),
    policy: z.string().meta({ description: 'Version of the policy that judged.' }),
    stage,
    status,
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof timelineEntry>;

/** What may happen next with one command, and what stands in its way. */
export const transitionView = z
  .strictObject({
    command: z.string().meta({ examples: ['accept-referral'] }),
    allowed: z.boolean().meta({ description: 'By the rules that need no body, for the member who asks.' }),
    callers: z.array(role),
    blockedBy: z.array(
      z.strictObject({
        code: z.string(),
        sentence: z.string(),
        subject: z.string().optional(),
        suppliedBy: supplier.optional(),
      }),
    ),
    leadsTo: z.array(standing),
  })
  .meta({ id: 'Transition' });
export type TransitionView = z.infer<typeof transitionView>;

export const transitionsView = z
  .strictObject({ episodeId, version: z.int(), stage, status, items: z.array(transitionView) })
  .meta({ id: 'Transitions' });
export type TransitionsView = z.infer<typeof transitionsView>;

export const commandReceipt = z
  .strictObject({
    outcome: z.enum(['accepted', 'unchanged']),
    episodeId,
    version: z.int(),
    eventIds: z.array(eventId),
  })
  .meta({ id: 'CommandReceipt' });
export type CommandReceiptView = z.infer<typeof commandReceipt>;
