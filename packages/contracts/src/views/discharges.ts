/** What a partner clinic reads, always by its own message id. */
import * as z from 'zod';
import { coding, identifier, therapyDischarge } from '../discharge/therapy-discharge.ts';
import { instant, practiceId } from '../primitives.ts';
import { documentKind, stage, status } from '../vocabulary.ts';
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
    ignored: z
      .array(z.string())
      .optional()
      .meta({ description: 'Of an answer: what it held that an answer cannot hold.' }),
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
    keptUntil: instant
      .optional()
      .meta({ description: 'Of a refused message: until when it stands here and can be looked up.' }),
    stage: stage.optional().meta({ description: 'Absent while the message is refused.' }),
    status: status.optional(),
    since: instant.optional().meta({
      description: 'When it came to stand there; absent until the referral has opened.',
    }),
    missing: z.array(missingView),
    nextDue: instant.optional().meta({ description: 'The earliest instant by which something must happen.' }),
    lastDocument: z
      .strictObject({ document: documentKind, sentAt: instant })
      .optional()
      .meta({ description: 'The last document that was sent to the referrer.' }),
    ended: endedView.optional(),
    cancellationRequestedAt: instant.optional(),
    warnings: z.array(warningView),
    issues: z.array(issueView),
  })
  .meta({ id: 'DischargeStatus' });
export type DischargeStatusView = z.infer<typeof dischargeStatus>;

const personName = z.strictObject({ family: z.string().optional(), given: z.array(z.string()) });

/** One field of the canonical form, and where its value was read in the sender's own message. */
export const translatedField = z
  .strictObject({
    field: z.string().meta({ description: 'The canonical field.', examples: ['conditions.0.onsetOn'] }),
    path: z.string().meta({
      description: 'Where the message says so; empty where the value is derived from the whole of it.',
      examples: ['entry[3].resource.onsetDateTime'],
    }),
    source: z
      .string()
      .optional()
      .meta({ description: "The field's source, as FHIR names it.", examples: ['ServiceRequest.priority'] }),
    fallback: z
      .boolean()
      .optional()
      .meta({ description: 'A source that comes before this one gave nothing.' }),
    value: z.union([z.string(), z.number(), coding, identifier, personName]),
  })
  .meta({ id: 'TranslatedField' });
export type TranslatedFieldView = z.infer<typeof translatedField>;

/** What would come of a post. Nothing is stored; the sender alone reads its own message back, translated. */
export const dischargeTrial = z
  .strictObject({
    messageId: z.string(),
    outcome: dischargeOutcome,
    practiceId: practiceId.optional(),
    routedBy: z.enum(['identifier', 'only-agreement']).optional(),
    routedFrom: z
      .string()
      .optional()
      .meta({
        description: 'The field that addresses the practice.',
        examples: ['referredTo.identifiers.0'],
      }),
    missing: z.array(missingView),
    warnings: z.array(warningView),
    issues: z.array(issueView),
    ignored: z
      .array(z.string())
      .meta({ description: 'Paths of what the message held and the canonical form does not.' }),
    fields: z.array(translatedField).meta({
      description:
        'Every field that was translated, also of a message that would be refused; empty for the canonical form.',
    }),
    discharge: therapyDischarge.optional().meta({ description: 'The message in the canonical form.' }),
  })
  .meta({ id: 'DischargeTrial' });
export type DischargeTrial = z.infer<typeof dischargeTrial>;
