/** What a partner clinic reads of a file that it sent as one. */
import * as z from 'zod';
import { importFormat } from '../imports/import-request.ts';
import { importId, instant, practiceId } from '../primitives.ts';
import { issueView, missingView, warningView } from './issues.ts';

/** A file is tried as a whole before any of it is taken. */
export const importRun = z.enum(['trial', 'taking']).meta({ id: 'ImportRun' });
export type ImportRun = z.infer<typeof importRun>;

export const importStatus = z
  .enum(['awaiting-file', 'trying', 'tried', 'taking', 'taken', 'unreadable', 'cancelled'])
  .meta({ id: 'ImportStatus' });
export type ImportStatus = z.infer<typeof importStatus>;

/** What became of a row; in a trial `received` is what it would be. */
export const rowOutcome = z.enum(['received', 'already-received', 'refused', 'failed']).meta({
  id: 'RowOutcome',
  description:
    '`failed`: an error on our side stood in its way; sent again, it is taken. In a trial `received` is what it would be.',
});
export type RowOutcome = z.infer<typeof rowOutcome>;

const address = z.strictObject({ url: z.string(), expiresAt: instant });

const rows = z
  .strictObject({
    read: z.int(),
    left: z.int().optional().meta({ description: 'Absent until the whole file has been read once.' }),
    received: z.int(),
    alreadyReceived: z
      .int()
      .meta({ description: 'Sent before, byte for byte: their first receipts stand, nothing was changed.' }),
    refused: z.int(),
    failed: z.int(),
  })
  .meta({ id: 'ImportedRows' });

const runView = z
  .strictObject({
    startedAt: instant,
    endedAt: instant.optional(),
    rows,
    report: address
      .optional()
      .meta({ description: 'Where every row of the run can be fetched as NDJSON, for five minutes.' }),
  })
  .meta({ id: 'ImportRunStanding' });

export const importView = z
  .strictObject({
    importId,
    format: importFormat,
    status: importStatus,
    createdAt: instant,
    keptUntil: instant,
    upload: z
      .strictObject({
        method: z.literal('PUT'),
        url: z.string(),
        headers: z.record(z.string(), z.string()),
        expiresAt: instant,
      })
      .optional()
      .meta({
        description: 'In the answer that creates it: where the file goes, with exactly these headers.',
      }),
    trial: runView.optional(),
    taking: runView.optional(),
    unknownColumns: z
      .array(z.string())
      .meta({ description: 'Columns that no field is called like; nothing of them was read.' }),
    issues: z.array(issueView).meta({ description: 'Why the file cannot be read, or not to its end.' }),
  })
  .meta({ id: 'Import' });
export type ImportView = z.infer<typeof importView>;

/** What became of one row. */
export const importedRow = z
  .strictObject({
    row: z.int().meta({ description: 'Counted from 1; the header is no row, an empty line is none.' }),
    messageId: z.string().optional().meta({ description: 'As far as it can be read.' }),
    outcome: rowOutcome,
    practiceId: practiceId.optional(),
    missing: z.array(missingView),
    warnings: z.array(warningView),
    issues: z
      .array(issueView)
      .meta({ description: 'Why it is refused, at most 20: the path of a CSV row is its column.' }),
  })
  .meta({ id: 'ImportedRow' });
export type ImportedRow = z.infer<typeof importedRow>;
