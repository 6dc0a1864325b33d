/**
 * What a member sends with each command. Shapes only: whether a value is plausible, or the command allowed,
 * is the domain's to say. Free text becomes `FreeText`, which the application keeps apart from the journal.
 */
import * as z from 'zod';
import { freeText, instant, localDate, memberId } from '../primitives.ts';
import * as words from '../vocabulary.ts';
import { goals, plan } from './planning.ts';
import { recordAssessment, recordSession } from './recording.ts';

const note = freeText(2000).optional().meta({ description: 'Kept apart from the journal; erasable.' });

/** A signed paper: when it was signed and, where it says so, until when it holds. */
const recordPaper = z.strictObject({
  paper: words.paperKind,
  signedOn: localDate,
  expiresOn: localDate.optional(),
  note,
});

const recordDocumentSent = z.strictObject({
  document: words.documentKind,
  sentAt: instant,
  channel: words.channel,
  note,
});

const correctEntry = z.strictObject({
  version: z.int().min(1).max(99_999_999).meta({ description: 'Version of the entry to correct.' }),
  reason: words.correctionReason,
  corrected: z.discriminatedUnion('command', [
    z.strictObject({ command: z.literal('record-assessment'), body: recordAssessment }),
    z.strictObject({ command: z.literal('record-session'), body: recordSession }),
    z.strictObject({ command: z.literal('record-paper'), body: recordPaper }),
    z.strictObject({ command: z.literal('record-document-sent'), body: recordDocumentSent }),
  ]),
  note,
});

/** The body of every command a member may send, by the command's name. */
export const commandBodies = {
  'request-information': z.strictObject({
    items: z
      .array(z.strictObject({ need: words.informationNeed, from: words.supplier }))
      .min(1)
      .max(8),
    note,
  }),
  'record-contact-attempt': z.strictObject({
    attemptedAt: instant,
    channel: words.channel,
    result: z.enum(['reached', 'no-answer', 'message-left', 'wrong-details']),
    note,
  }),
  'schedule-first-visit': z.strictObject({ visitAt: instant, note }),
  'record-missed-visit': z.strictObject({
    visitAt: instant,
    reason: z.enum(['no-show', 'cancelled-by-client', 'cancelled-by-practice']),
    note,
  }),
  'assign-trainer': z.strictObject({ trainerId: memberId }),
  'accept-referral': z.strictObject({ trainerId: memberId.optional(), note }),
  'decline-referral': z.strictObject({ reason: words.declineReason, note }),
  'cancel-referral': z.strictObject({ reason: words.cancelReason, note }),
  'record-paper': recordPaper,
  'start-program': z.strictObject({ visitHeldAt: instant, note }),
  'record-assessment': recordAssessment,
  'set-goals': z.strictObject({ goals, note }),
  'set-plan': plan,
  'activate-program': z.strictObject({}),
  'record-session': recordSession,
  'schedule-follow-up': z.strictObject({
    visitAt: instant.meta({ description: "The client's next visit to the referrer." }),
  }),
  'record-document-sent': recordDocumentSent,
  'hold-program': z.strictObject({ reason: words.memberHoldReason, reviewOn: localDate, note }),
  'resume-program': z.strictObject({ note }),
  'return-to-provider': z.strictObject({
    signs: z.array(words.redFlagSign).min(1).max(9),
    occurredAt: instant,
    note,
  }),
  'conclude-program': z.strictObject({ reason: words.endReason, note }),
  'issue-report': z.strictObject({
    recommendation: z.enum([
      'continue-independently',
      'functional-maintenance',
      'return-to-therapy',
      'further-exercise',
    ]),
    note,
  }),
  'acknowledge-report': z.strictObject({ acknowledgedAt: instant, channel: words.channel, note }),
  'continue-program': z.strictObject({ goals, note }),
  'close-episode': z.strictObject({ note }),
  'correct-entry': correctEntry,
  'withdraw-client': z.strictObject({ reason: words.endReason, lastContactAt: instant.optional(), note }),
  'reopen-episode': z.strictObject({ reason: words.reopenReason, note }),
  'mark-entered-in-error': z.strictObject({ reason: words.errorReason, note }),
} as const;

for (const [command, body] of Object.entries(commandBodies)) z.globalRegistry.add(body, { id: command });

export type MemberCommand = keyof typeof commandBodies;
export type CommandBody<C extends MemberCommand> = z.infer<(typeof commandBodies)[C]>;
