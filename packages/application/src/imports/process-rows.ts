import type { ImportedRow } from '@continuum/contracts';
import type { Issue } from '@continuum/domain';
import type { DischargeNeeds } from '../discharges/receive-discharge.ts';
import { type RowRead, TransientError } from '../ports/index.ts';
import { failedRow, outcomeOf, type RunSetting, type TranslatedRow } from './row-outcome.ts';

/** Rows under way at the same time: enough to wait for the store together, few enough to be fair to it. */
const lanes = 8;

/** Message ids of a run so far, and the rows that had them. */
export type SeenIds = Map<string, number>;

export type ReadRow = Extract<RowRead, { readonly kind: 'row' }>;

const notInAFormat: Issue = { path: [], expected: 'a discharge in JSON or FHIR', got: 'something else' };

const translatedRow = (
  read: ReadRow,
  { partner }: RunSetting,
  { translator }: Pick<DischargeNeeds, 'translator'>,
): TranslatedRow => {
  const { row } = read;
  if ('issues' in read) return { row, issues: read.issues };
  const { message } = read;
  const translation = translator.translate(message.mediaType, message.bytes, partner);
  if (translation === 'unsupported') return { row, issues: [notInAFormat] };
  const { messageId } = translation;
  return { row, message, translation, ...(messageId === undefined ? {} : { messageId }), issues: [] };
};

/** Of two rows with the same id the first counts, whatever they say: one of them is a mistake. */
const unlessSeen = (row: TranslatedRow, seen: SeenIds): TranslatedRow => {
  const { messageId } = row;
  const before = messageId === undefined ? undefined : seen.get(messageId);
  if (messageId !== undefined && before === undefined) seen.set(messageId, row.row);
  return before === undefined
    ? row
    : {
        ...row,
        issues: [
          { path: ['messageId'], expected: 'an id that no other row has', got: `the id of row ${before}` },
        ],
      };
};

/**
 * What comes of some rows, in their order. An error of ours in the way of one stops no other.
 * @param onDefect is told of each such error
 * @throws TransientError when the store or the bucket does not answer: then nothing is said of any of the rows
 */
export const processRows = async (
  rows: readonly ReadRow[],
  setting: RunSetting,
  seen: SeenIds,
  needs: DischargeNeeds,
  onDefect: (cause: unknown) => void,
): Promise<readonly ImportedRow[]> => {
  const done: ImportedRow[] = [];
  const failed = (at: number, row: Pick<TranslatedRow, 'row' | 'messageId'>, cause: unknown): void => {
    if (cause instanceof TransientError) throw cause;
    onDefect(cause);
    done[at] = failedRow(row);
  };
  const translated = rows.flatMap((read, at) => {
    try {
      return [[at, unlessSeen(translatedRow(read, setting, needs), seen)] as const];
    } catch (cause) {
      failed(at, read, cause);
      return [];
    }
  });
  const process = async (at: number, row: TranslatedRow): Promise<void> => {
    try {
      done[at] = await outcomeOf(row, setting, needs);
    } catch (cause) {
      failed(at, row, cause);
    }
  };
  const waiting = translated.values();
  const lane = async (): Promise<void> => {
    for (const [at, row] of waiting) await process(at, row);
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return done;
};
