import type { EntryPage } from '@continuum/aws';
import * as z from 'zod';
import type { Options } from './arguments.ts';
import { columns } from './columns.ts';
import { limitField } from './fields.ts';
import type { Terminal } from './terminal.ts';

const rowsDefault = 50;

export const listOptions: Options = {
  limit: { type: 'string', value: 'N', says: `entries of a page, 1 to 100 (default ${rowsDefault})` },
  after: { type: 'string', value: 'NEXT', says: 'the page after the one that ended with NEXT' },
  json: { type: 'boolean', says: 'print {"items": […], "next": …}' },
};

export const listFields = z.object({
  limit: limitField.default(rowsDefault),
  after: z.string().min(1, 'what the page before named as next').optional(),
  json: z.boolean().default(false),
});

/** Prints one page, and how to see the next. */
export const showPage = <Entry>(
  { entries, next }: EntryPage<Entry>,
  headings: readonly string[],
  rowOf: (entry: Entry) => readonly string[],
  json: boolean,
  { say }: Terminal,
): void => {
  if (json) return say(JSON.stringify({ items: entries, ...(next === undefined ? {} : { next }) }, null, 2));
  say(entries.length === 0 ? 'None.' : columns(headings, entries.map(rowOf)));
  if (next !== undefined) say(`There are more: --after '${next}'`);
};
