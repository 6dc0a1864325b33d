import type { JournalRecord } from '@continuum/application';
import { recordOfBody } from './chain.ts';
import { eventSortKeyPrefix } from './definition.ts';

/** An item as a stream record holds it: attribute values by their types. */
type Image = Readonly<Record<string, { readonly S?: string | undefined } | undefined>>;

/**
 * The journal event in a stream record's NEW_IMAGE; undefined when the item is none.
 * @throws Error when it is one that cannot be read
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_StreamRecord.html
 */
export const recordOfImage = (image: Image | undefined): JournalRecord | undefined => {
  if (image?.['SK']?.S?.startsWith(eventSortKeyPrefix) !== true) return undefined;
  const body = image['body']?.S;
  if (body === undefined) throw new Error('a journal event in the stream has no body');
  return recordOfBody(body);
};
