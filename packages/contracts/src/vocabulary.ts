/**
 * The closed lists of words that cross an edge. Each is a zod enum, so that parsing, types and the published
 * schemas come from one place. What the words mean, and when they apply, is the domain's.
 */
import * as z from 'zod';

export const stage = z.enum(['referral', 'program', 'report', 'closed']);
export type Stage = z.infer<typeof stage>;

export const status = z.enum([
  'received',
  'information-requested',
  'accepted',
  'intake',
  'baseline',
  'active',
  'on-hold',
  'returned-to-provider',
  'drafting',
  'issued',
  'declined',
  'cancelled',
  'withdrawn',
  'completed',
  'entered-in-error',
]);
export type Status = z.infer<typeof status>;

/** Why an episode is closed; the status of the closed stage. */
export const outcome = z.enum(['declined', 'cancelled', 'withdrawn', 'completed', 'entered-in-error']);
export type ClosedOutcome = z.infer<typeof outcome>;

/** What a person of a practice may be; one person may be several. */
export const role = z.enum(['trainer', 'coordinator', 'owner']);
export type Role = z.infer<typeof role>;

/** Signed papers that guards ask for. */
export const paperKind = z.enum([
  'written-referral',
  'medical-clearance',
  'informed-consent',
  'release-of-information',
  'liability-release',
  'training-agreement',
]);
export type PaperKind = z.infer<typeof paperKind>;

/** The six documents of a Medical Exercise Training practice. */
export const documentKind = z.enum([
  'introductory-letter',
  'assessment-summary',
  'session-log',
  'progress-report',
  'change-in-status',
  'discharge-summary',
]);
export type DocumentKind = z.infer<typeof documentKind>;

export const deadlineKind = z.enum([
  'referral-answer',
  'first-visit',
  'introductory-letter',
  'assessment-summary',
  're-assessment',
  'progress-report',
  'change-in-status',
  'hold-review',
  'inactivity-outreach',
  'inactivity-hold',
  'inactivity-withdrawal',
  'report',
  'report-acknowledgement',
  'report-amendment',
]);
export type DeadlineKind = z.infer<typeof deadlineKind>;

/** What a discharge may leave open, to be asked of somebody. */
export const informationNeed = z.enum(['referrer', 'condition', 'written-referral', 'informed-consent']);
export type InformationNeed = z.infer<typeof informationNeed>;

/** Who can supply what is missing. */
export const supplier = z.enum(['partner', 'referrer', 'client', 'trainer', 'coordinator']);
export type Supplier = z.infer<typeof supplier>;

export const assessmentKind = z.enum(['baseline', 're-assessment', 'final']);
export type AssessmentKind = z.infer<typeof assessmentKind>;

/** Goals are short-term (30 days) or long-term (90 days), as METI plans them. */
export const goalHorizon = z.enum(['30-day', '90-day']);
export type GoalHorizon = z.infer<typeof goalHorizon>;

export const measureCode = z.enum([
  'grip-strength',
  'timed-up-and-go',
  'chair-stand-30-seconds',
  'gait-speed',
  'range-of-motion',
  'six-minute-walk',
  'systolic-blood-pressure',
  'diastolic-blood-pressure',
  'resting-heart-rate',
]);
export type MeasureCode = z.infer<typeof measureCode>;

export const side = z.enum(['left', 'right']);
export type Side = z.infer<typeof side>;

/** METI's nine red flags. */
export const redFlagSign = z.enum([
  'radiating-pain',
  'numbness-or-tingling',
  'loss-of-range-of-motion',
  'loss-of-function',
  'swelling',
  'night-pain',
  'chest-pain-or-shortness-of-breath',
  'open-wound',
  'abnormal-vital-signs',
]);
export type RedFlagSign = z.infer<typeof redFlagSign>;

export const redFlagLevel = z.enum(['caution', 'stop']);
export type RedFlagLevel = z.infer<typeof redFlagLevel>;

export const channel = z.enum(['phone', 'email', 'text-message', 'fax', 'portal', 'post', 'in-person']);
export type Channel = z.infer<typeof channel>;

export const declineReason = z.enum([
  'no-valid-referral',
  'referrer-not-eligible',
  'rehabilitation-not-completed',
  'not-medically-stable',
  'red-flag',
  'out-of-scope',
  'no-capacity',
  'out-of-area',
  'client-declined',
  'unreachable',
  'payer-not-supported',
  'duplicate',
  'consent-missing',
]);
export type DeclineReason = z.infer<typeof declineReason>;

export const cancelReason = z.enum(['referrer-request', 'client-request', 'duplicate', 'sent-in-error']);
export type CancelReason = z.infer<typeof cancelReason>;

export const holdReason = z.enum([
  'vacation',
  'illness',
  'hospitalised',
  'surgery',
  'injury-or-fall',
  'symptom-flare',
  'awaiting-clearance',
  'payer-authorisation',
  'financial',
  'inactivity',
]);
export type HoldReason = z.infer<typeof holdReason>;

/** Why a member may hold a program: a client's silence is for the clock to find. */
export const memberHoldReason = holdReason.exclude(['inactivity']);

export const endReason = z.enum([
  'goals-met',
  'functional-maintenance',
  'plateau',
  'returned-to-therapy',
  'client-request',
  'lost-to-follow-up',
  'non-adherence',
  'payer-limit',
  'relocation',
  'deceased',
]);
export type EndReason = z.infer<typeof endReason>;

export const reopenReason = z.enum([
  'closed-in-error',
  'client-returned',
  'new-information',
  'entry-correction',
]);
export type ReopenReason = z.infer<typeof reopenReason>;

export const errorReason = z.enum(['wrong-client', 'duplicate', 'test-entry', 'not-a-referral']);
export type ErrorReason = z.infer<typeof errorReason>;

/** What ended an episode: a member's word, the referrer's acknowledgement, silence, or the partner's request. */
export const closing = z.enum(['member', 'acknowledged', 'unanswered', 'inactivity', 'partner-request']);
export type Closing = z.infer<typeof closing>;

export const correctionReason = z.enum([
  'mistyped',
  'wrong-side',
  'wrong-date',
  'wrong-device',
  'incomplete',
]);
export type CorrectionReason = z.infer<typeof correctionReason>;
