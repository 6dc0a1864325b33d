import { describedFile, putFile } from '../import-files.ts';
import { callerAs } from './callers.ts';
import { type ClinicLogin, partnerIdOf } from './people.ts';
import type { System } from './system.ts';

/** A clinic sends a file and tries it; resolves to the import as it stands then. */
export const importedBy = async (
  system: System,
  clinic: ClinicLogin,
  format: 'csv' | 'ndjson',
  text: string,
): Promise<{ readonly importId: string }> => {
  const caller = callerAs(system, clinic);
  const { importId } = (await caller('/v1/imports', { body: describedFile(format, text) })).body;
  const bucket = { client: system.memory.bucket, bucketName: 'continuum' };
  await putFile(bucket, { partnerId: partnerIdOf(clinic), importId }, text);
  const tried = await caller(`/v1/imports/${importId}/try`, { method: 'POST' });
  if (tried.status !== 202) throw new Error(`the trial was answered with ${tried.status}: ${tried.text}`);
  return tried.body;
};
