import { readJson } from '../../json/read-json.ts';
import { type JsonObject, listAt, objectAt, textAt } from '../../json/value.ts';

/** What an answer has to know of the message it answers. */
export interface Posted {
  /** The outermost resource's type, where it looks like one. */
  readonly type?: string;
  /** Of a Bundle. */
  readonly bundleType?: string;
  readonly id?: string;
  readonly entries: readonly JsonObject[];
}

const typeShape = /^[A-Z][A-Za-z]{2,63}$/;

/** A body as far as it can be read; nothing of it where there is none. */
export const postedIn = (bytes: Uint8Array | undefined): Posted => {
  const root = objectAt(bytes && readJson(bytes).value);
  const type = textAt(root['resourceType']);
  if (type === undefined || !typeShape.test(type)) return { entries: [] };
  if (type !== 'Bundle') return { type, entries: [] };
  const bundleType = textAt(root['type']);
  const id = textAt(root['id']);
  return {
    type,
    ...(bundleType === undefined ? {} : { bundleType }),
    ...(id === undefined ? {} : { id }),
    entries: listAt(root['entry']).map(objectAt),
  };
};

/** The id by which a message is answered: its header's, or its own; absent of what is no message, and of one without. */
export const answeredIdIn = ({ bundleType, id, entries }: Posted): string | undefined => {
  if (bundleType !== 'message') return undefined;
  const headers = entries
    .map(({ resource }) => objectAt(resource))
    .filter(({ resourceType }) => resourceType === 'MessageHeader');
  return (headers.length === 1 ? textAt(headers[0]?.['id']) : undefined) ?? id;
};
