import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FileVerdict } from '../posting/post-folder.ts';

/** A line per file, as soon as its verdict is known, so that a run that is cut off leaves what it found. */
export interface ReportFile {
  readonly add: (verdict: FileVerdict) => void;
}

/** Neither the message id nor the translation: a sender may have put a name into either. */
const reported = ({ messageId: _messageId, translation: _translation, alone, ...told }: FileVerdict) => {
  if (alone === undefined) return told;
  const { messageId: _aloneId, ...aloneTold } = alone;
  return { ...told, alone: aloneTold };
};

/**
 * Begins a report in NDJSON, over one that stands there.
 * @throws Error that says why it cannot be written
 */
export const beginReport = (path: string): ReportFile => {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
  } catch (error) {
    throw new Error(
      `--report: ${path} cannot be written: ${error instanceof Error ? error.message : error}`,
      {
        cause: error,
      },
    );
  }
  return { add: (verdict) => appendFileSync(path, `${JSON.stringify(reported(verdict))}\n`) };
};
