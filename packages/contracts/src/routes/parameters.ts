/** What stands in addresses and headers. Query parameters arrive as text and leave as what they mean. */
import * as z from 'zod';
import { commandBodies, type MemberCommand } from '../commands/bodies.ts';
import { documentSupplies } from '../discharge/information.ts';
import { fhirMediaTypes } from '../fhir/resources.ts';
import {
  clientId,
  deliveryId,
  episodeId,
  importId,
  instant,
  memberId,
  shortText,
  webhookId,
} from '../primitives.ts';
import { importRun, rowOutcome } from '../views/imports.ts';
import { stage, status } from '../vocabulary.ts';
import { deliveryState } from '../webhooks/views.ts';

/** What `_format` may ask for: the media types, and the short name. */
const fhirFormats = [...fhirMediaTypes, 'json'] as const;

/** The partner's own id of its message, percent-encoded in the path. */
const messageId = shortText(2000).meta({ examples: ['RPT-2026-0142'] });

export const messagePath = z.strictObject({ messageId });
export const episodePath = z.strictObject({ episodeId });
export const clientPath = z.strictObject({ clientId });
export const importPath = z.strictObject({ importId });
export const webhookPath = z.strictObject({ webhookId });
export const deliveryPath = z.strictObject({ webhookId, deliveryId });

const memberCommands = Object.keys(commandBodies) as [MemberCommand, ...MemberCommand[]];
export const commandPath = z.strictObject({ episodeId, command: z.enum(memberCommands) });

const rowsMost = 100;
const limit = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, `a whole number from 1 to ${rowsMost}`)
  .transform(Number)
  .refine((rows) => rows <= rowsMost, `a whole number from 1 to ${rowsMost}`)
  .prefault('25')
  .meta({ description: `Rows of a page, 1 to ${rowsMost}.` });

const after = z.string().min(1).max(2000).optional().meta({ description: '`next` of the page before.' });

export const pageQuery = z.strictObject({ limit, after });

export const dryRunQuery = z.strictObject({
  dryRun: z
    .enum(['true', 'false'], 'true or false')
    .prefault('false')
    .transform((word) => word === 'true')
    .meta({ description: 'Says what would come of it and stores nothing.' }),
});

export const fhirFormat = z
  .enum(fhirFormats, `one of ${fhirFormats.join(', ')}`)
  .optional()
  .meta({ description: 'Instead of Accept: FHIR in JSON is all there is.' });

/** Others are let through: the search itself says what becomes of them. */
export const fhirSearchQuery = z.looseObject({
  identifier: z
    .string()
    .min(1)
    .max(4000)
    .optional()
    .meta({
      description:
        'Your own ids: `urn:continuum:message-id|RPT-2026-0142`, `urn:continuum:referral-id|REF-0142`, or the value ' +
        'alone; several with commas between.',
    }),
  _count: limit,
  after,
  _format: fhirFormat,
});

export const preferHeaders = z.strictObject({
  prefer: z.string().max(500).optional().meta({
    description: '`handling=strict` refuses parameters that are not known; otherwise they are ignored.',
  }),
});

export const dischargesQuery = z.strictObject({
  status: z.enum(['received', 'refused']).optional(),
  referralId: shortText(200).optional().meta({
    description: 'Your own referral id: at most one referral, consistent; nothing else counts then.',
  }),
  limit,
  after,
});

export const importedRowsQuery = z.strictObject({
  run: importRun.optional().meta({ description: 'The run that was started last, unless one is named.' }),
  outcome: rowOutcome.optional(),
  limit,
  after,
});

export const informationQuery = z.strictObject({
  supplies: documentSupplies
    .optional()
    .meta({ description: 'Of a document: the paper that it is, for a member to read and record.' }),
});

const unescaped = (text: string, context: z.RefinementCtx): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'percent-encoded UTF-8' });
    return z.NEVER;
  }
};

export const informationHeaders = z.strictObject({
  'document-title': z.string().min(1).max(2000).transform(unescaped).pipe(shortText(200)).optional().meta({
    description:
      'Of a document: what a member reads on its list. Other letters than ASCII are percent-encoded.',
  }),
});

export const episodesQuery = z.strictObject({
  which: z.enum(['open', 'closed']).optional().meta({
    description:
      'Open ones, or closed ones; when left out, those that have the stage or status asked for, else open.',
  }),
  stage: stage.optional(),
  status: status.optional(),
  trainer: memberId.optional().meta({ description: 'The trainer assigned.' }),
  dueBy: instant.optional().meta({ description: 'Only what is due by then.' }),
  limit,
  after,
});

export const clientsQuery = z.strictObject({
  query: shortText(100).meta({ description: 'How the family name begins; case and accents do not matter.' }),
  limit,
  after,
});

export const deliveriesQuery = z.strictObject({
  state: deliveryState.optional(),
  since: instant.optional().meta({ description: 'Of what happened then or later.' }),
  until: instant.optional().meta({ description: 'Of what happened by then.' }),
  limit,
  after,
});

const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, '1 to 200 printable characters without spaces');

export const postingHeaders = z.strictObject({
  'idempotency-key': idempotencyKey.optional().meta({
    description: 'The id of a FHIR message that names none of its own; others are known by theirs.',
  }),
});

export const commandHeaders = z.strictObject({
  'idempotency-key': idempotencyKey.meta({
    description: 'Chosen by the caller, new for every command; a retry sends the same one.',
  }),
  'if-match': z
    .string()
    .regex(/^"\d{1,8}"$/, 'the ETag of the episode, such as "12"')
    .transform((tag) => Number(tag.slice(1, -1)))
    .optional()
    .meta({
      description: 'The ETag of the episode as it was read. Needed; its absence is answered with 428.',
    }),
});
