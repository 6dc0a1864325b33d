/** What a partner clinic reads, always by its own message id. */
import * as z from 'zod';
import { therapyDischarge } from '../discharge/therapy-discharge.ts';
import { instant, practiceId } from '../primitives.ts';
import { stage, status } from '../vocabulary.ts';
import { issueView, missingView, warningView } from './issues.ts';
import { endedView } from './standing.ts';

const dischargeOutcome = z.enum(['received', 'refused']);

/** The answer to a post; the first one, for every retry. */
export const dischargeReceipt = z
  .strictObject({
    messageId: z.string(),
    outcome: dischargeOutcome,
    receivedAt: instant,
    practiceId: practiceId.optional().meta({ description: 'The practice it went to.' }),
    missing: z.array(missingView),
    warnings: z.array(warningView),
    issues: z.array(issueView).meta({ description: 'Why it is refused; empty when it is received.' }),
  })
  .meta({ id: 'DischargeReceipt' });
export type DischargeReceipt = z.infer<typeof dischargeReceipt>;

/** Where a partner's referral stands. */
export const dischargeStatus = z
  .strictObject({
    messageId: z.string(),
    outcome: dischargeOutcome,
    receivedAt: instant,
    practiceId: practiceId.optional(),
    stage: stage.optional().meta({ description: 'Absent while the message is refused.' }),
    status: status.optional(),
    missing: z.array(missingView),
    nextDue: instant.optional().meta({ description: 'The earliest instant by which something must happen.' }),
    ended: endedView.optional(),
    cancellationRequestedAt: instant.optional(),
    warnings: z.array(warningView),
    issues: z.array(issueView),
  })
  .meta({ id: 'DischargeStatus' });
export type DischargeStatusView = z.infer<typeof dischargeStatus>;

/** What would come of a post. Nothing is stored; the sender alone reads its own message back, translated. */
export const dischargeTrial = z
  .strictObject({
    messageId: z.string(),
    outcome: dischargeOutcome,
    practiceId: practiceId.optional(),
    routedBy: z.enum(['identifier', 'only-agreement']).optional(),
    missing: z.array(missingView),
    warnings: z.array(warningView),
    issues: z.array(issueView),
    ignored: z
      .array(z.string())
      .meta({ description: 'Paths of what the message held and the canonical form does not.' }),
    discharge: therapyDischarge.optional().meta({ description: 'The message in the canonical form.' }),
  })
  .meta({ id: 'DischargeTrial' });
export type DischargeTrial = z.infer<typeof dischargeTrial>;
