import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ImportFormat } from '@continuum/contracts';
import { bytesOf, expectedOf, kitFiles } from '../../partner-kit/examples.ts';
import type { Ask } from '../clinic.ts';
import { differencesOf } from '../differences.ts';
import type { Step } from '../step.ts';

interface ToldImport {
  readonly importId?: string;
  readonly status?: string;
  readonly upload?: { readonly url: string; readonly headers: Readonly<Record<string, string>> };
}

interface ToldRow {
  readonly row: number;
  readonly messageId?: string;
  readonly outcome: string;
  readonly issues: readonly unknown[];
}

const told = ({ body }: { readonly body: unknown }): ToldImport => (body ?? {}) as ToldImport;

/** Puts the file where the API says. @throws Error that says which of the two did not go well */
const put = async (importFormat: ImportFormat, bytes: Uint8Array<ArrayBuffer>, ask: Ask): Promise<string> => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const body = JSON.stringify({ format: importFormat, bytes: bytes.length, sha256 });
  const created = await ask('/v1/imports', { mediaType: 'application/json', body });
  const { importId, upload } = told(created);
  if (created.status !== 201 || importId === undefined || upload === undefined)
    throw new Error(`no address for the file (${created.status})`);
  const { url, headers } = upload;
  const { status } = await fetch(url, { method: 'PUT', headers, body: bytes });
  if (status !== 200) throw new Error(`the file was not taken at its address (${status})`);
  return importId;
};

const patienceMilliseconds = 120_000;
const pauseMilliseconds = 500;

/** Tries the file, and waits until every row was looked at. @throws Error when that takes too long */
const tryWhole = async (path: string, ask: Ask): Promise<ToldImport> => {
  let standing = told(await ask(`${path}/try`, { method: 'POST' }));
  for (const begun = performance.now(); standing.status === 'trying'; ) {
    if (performance.now() - begun > patienceMilliseconds) throw new Error('it is still being tried');
    await pause(pauseMilliseconds);
    standing = told(await ask(path));
  }
  return standing;
};

/** Every file of many discharges, put and tried; then the import is cancelled, and no row is kept. */
export const importSteps: readonly Step[] = kitFiles.map((file) => ({
  name: `${file.format}: every row would be received`,
  run: async (ask) => {
    const path = `/v1/imports/${await put(file.importFormat, bytesOf(file), ask)}`;
    const { status } = await tryWhole(path, ask);
    const { items = [] } = ((await ask(`${path}/rows`)).body ?? {}) as {
      readonly items?: readonly ToldRow[];
    };
    const cancelled = told(await ask(`${path}/cancel`, { method: 'POST' })).status;
    const rows = expectedOf(file).rows.map(
      ({ row, discharge }: { row: number; discharge: { messageId: string } }) => ({
        row,
        messageId: discharge.messageId,
        outcome: 'received',
        issues: [],
      }),
    );
    return differencesOf(
      { status: 'tried', rows, cancelled: 'cancelled' },
      {
        status,
        rows: items.map(({ row, messageId, outcome, issues }) => ({ row, messageId, outcome, issues })),
        cancelled,
      },
    );
  },
}));
