import { createHash } from 'node:crypto';
import type { ImportedRow, ImportView } from '@continuum/contracts';
import type { Reply } from '../../integration/stack/caller.ts';
import { putFile } from '../../kit/import-files.ts';
import { callerAs } from '../../kit/system/callers.ts';
import { marker } from '../bodies/hostile-values.ts';
import { type RowsFile, rowsFile } from '../bodies/rows.ts';
import type { Stage } from '../stage.ts';
import { leaksOf } from '../verdict/leaks.ts';
import { pollutedPrototypes } from '../verdict/prototypes.ts';
import type { Family } from './family.ts';
import { countProcessorTime } from './processor-time.ts';

const clinic = 'client-riverside';

/** The sender's own ids of its messages come back to it; nothing else of what it sent does. */
const withoutIds = (rows: readonly ImportedRow[]): string =>
  JSON.stringify(rows.map(({ messageId: _, ...row }) => row));

const sumOf = ({ rows }: NonNullable<ImportView['trial']>): number =>
  rows.received + rows.alreadyReceived + rows.refused + rows.failed;

/** What is wrong with what a clinic reads in the end. */
const complaintsOf = (
  view: ImportView,
  trial: readonly ImportedRow[],
  taking: readonly ImportedRow[],
): readonly string[] => {
  const { trial: tried, taking: taken } = view;
  const isEnded = view.status === 'taken' || view.status === 'unreadable';
  const outcomes = (rows: readonly ImportedRow[]) => JSON.stringify(rows.map(({ outcome }) => outcome));
  return [
    ...(isEnded ? [] : [`it stands at ${view.status} in the end`]),
    ...[tried, taken].flatMap((run) =>
      run === undefined || sumOf(run) === run.rows.read ? [] : ['rows are counted twice, or not at all'],
    ),
    ...(tried?.rows.failed || taken?.rows.failed ? ['an error of ours stood in the way of a row'] : []),
    ...(taken !== undefined && outcomes(trial) !== outcomes(taking)
      ? ['the trial promised something else']
      : []),
    ...(JSON.stringify([view.unknownColumns, view.issues]).includes(marker)
      ? ['the import repeats what was sent']
      : []),
    ...(withoutIds([...trial, ...taking]).includes(marker) ? ['a row repeats what was sent'] : []),
  ];
};

/** Whole files: put, tried and taken, and their rows read. */
export const fileFamily = (stage: Stage): Family<RowsFile> => ({
  name: 'files-of-rows',
  inputs: rowsFile,
  describe: ({ format, bytes }) => `${format}: ${JSON.stringify(bytes.toString().slice(0, 4000))}`,
  judge: async ({ format, bytes }) => {
    stage.goBack();
    const { system } = stage;
    const caller = callerAs(system, clinic);
    const replies: Reply[] = [];
    const asked = async (path: string, request?: Parameters<typeof caller>[1]) => {
      const reply = await caller(path, request);
      replies.push(reply);
      return reply.body;
    };
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { importId } = await asked('/v1/imports', { body: { format, bytes: bytes.length, sha256 } });
    const path = `/v1/imports/${importId}`;
    const bucket = { client: system.memory.bucket, bucketName: 'continuum' };
    await putFile(bucket, { partnerId: 'riverside-pt', importId }, bytes);
    const spent = countProcessorTime();
    await asked(`${path}/try`, { method: 'POST' });
    await caller(`${path}/take`, { method: 'POST' });
    const milliseconds = spent();
    await system.atRest();
    const view = await asked(path);
    const { items: trial } = await asked(`${path}/rows?run=trial`);
    const { items: taking } = await asked(`${path}/rows?run=taking`);
    return {
      outcome: `${format} ${view.status}`,
      milliseconds,
      complaints: [
        ...replies
          .filter(({ status }) => status >= 300)
          .map(({ status }) => `it was answered with ${status}`),
        ...complaintsOf(view, trial, taking),
        ...system.deadLetters.map(({ consumer }) => `${consumer} could not take what came of it`),
        ...leaksOf(system),
        ...pollutedPrototypes(),
      ],
    };
  },
});
