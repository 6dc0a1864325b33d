/** Imports, their files and their reports over maps, for the functions' own tests. */
import type {
  ImportFiles,
  ImportJob,
  ImportPlace,
  Imports,
  RowReader,
  RowSlice,
} from '@continuum/application';
import type { ImportedRow, ImportRun, Instant } from '@continuum/contracts';

const placeOf = ({ partnerId, importId }: ImportPlace): string => `${partnerId}/${importId}`;

/** Undefined bytes are a file that is not there. */
export const openImports = () => {
  const jobs = new Map<string, ImportJob>();
  const slices: (RowSlice & ImportPlace)[] = [];
  const files = new Map<string, Uint8Array>();
  const reports = new Map<string, string>();

  const rowsOf = (place: ImportPlace, run: ImportRun): readonly ImportedRow[] =>
    slices
      .filter((slice) => placeOf(slice) === placeOf(place) && slice.run === run)
      .flatMap(({ rows }) => rows)
      .sort((one, other) => one.row - other.row);

  const imports: Imports = {
    load: async (place) => jobs.get(placeOf(place)),
    save: async (job, slice) => {
      if ((jobs.get(placeOf(job))?.version ?? 0) !== job.version - 1) return 'version-conflict';
      jobs.set(placeOf(job), job);
      if (slice !== undefined) slices.push({ ...slice, partnerId: job.partnerId, importId: job.importId });
      return 'saved';
    },
    rows: async (place, run, { outcome }, { limit }) => ({
      rows: rowsOf(place, run)
        .filter((row) => (outcome ?? row.outcome) === row.outcome)
        .slice(0, limit),
    }),
    everyRow: async function* (place, run) {
      yield* rowsOf(place, run);
    },
    waiting: async (now) => [...jobs.values()].filter(({ workAt }) => workAt !== undefined && workAt <= now),
  };

  const addressOf = (name: string) => ({
    url: `https://originals.example.com/${name}`,
    expiresAt: '2026-03-02T16:00:00.000Z' as Instant,
  });

  const importFiles: ImportFiles = {
    uploadAddress: async (job, mediaType) => ({
      ...addressOf(placeOf(job)),
      headers: { 'content-type': mediaType },
    }),
    isThere: async (job) => files.get(placeOf(job))?.byteLength === job.bytes,
    read: async (job) =>
      (async function* () {
        yield files.get(placeOf(job)) ?? new Uint8Array();
      })(),
    keepReport: async (place, run, ndjson) => void reports.set(`${placeOf(place)}/${run}`, ndjson),
    reportAddress: async (place, run) => addressOf(`${placeOf(place)}/${run}`),
  };

  return {
    imports,
    importFiles,
    importsKept: jobs,
    reports,
    put: (place: ImportPlace, text: string) => files.set(placeOf(place), new TextEncoder().encode(text)),
  };
};

/** A message a line. */
export const lineReader: RowReader = async function* (_format, chunks) {
  let text = '';
  for await (const chunk of chunks) text += new TextDecoder().decode(chunk);
  const lines = text.split('\n').filter((line) => line !== '');
  for (const [at, line] of lines.entries())
    yield {
      kind: 'row',
      row: at + 1,
      message: { mediaType: 'application/json', bytes: new TextEncoder().encode(line) },
    };
};
