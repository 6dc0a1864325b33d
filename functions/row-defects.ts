import type { ImportPlace } from '@continuum/application';
import type { Observed } from '@continuum/lambda';

/** Tells of rows of an import in whose way an error of ours stood. */
export const tellRowDefects =
  ({ log, tally }: Observed, { partnerId, importId }: ImportPlace) =>
  (cause: unknown): void => {
    log.fail('a row of an import failed', { partnerId, key: importId }, cause);
    tally.count('RowsFailed');
  };
