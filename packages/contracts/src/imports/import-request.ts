/** A file of many discharges, sent as one: what is said of it before it comes. */
import * as z from 'zod';

/** A CSV table with a header row, or a JSON text a line. */
export const importFormat = z.enum(['csv', 'ndjson']).meta({ id: 'ImportFormat' });
export type ImportFormat = z.infer<typeof importFormat>;

/** How the file is sent. */
export const importMediaTypes: Readonly<Record<ImportFormat, string>> = {
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
};

/** The most that one file holds: 32 MB, 10,000 rows, 1 MB a row. */
export const importLimits = {
  bytes: 32 * 1024 * 1024,
  rows: 10_000,
  rowBytes: 1024 * 1024,
} as const;

/** How long the file, its rows' outcomes and its reports are kept. */
export const importKeptDays = 30;

export const importRequest = z
  .strictObject({
    format: importFormat,
    bytes: z.int().min(1).max(importLimits.bytes).meta({ description: 'Length of the file, at most 32 MB.' }),
    sha256: z
      .string()
      .regex(/^[0-9a-fA-F]{64}$/, 'a SHA-256 in 64 hexadecimal digits')
      .toLowerCase()
      .meta({ description: 'SHA-256 of the file, hexadecimal, as `sha256sum` prints it.' }),
  })
  .meta({ id: 'ImportRequest', description: 'What the upload is bound to: no other file can be put there.' });
export type ImportRequest = z.infer<typeof importRequest>;
