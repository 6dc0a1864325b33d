import type { NoteId } from '@continuum/contracts';
import type { NoteReference } from '@continuum/domain';

/** Texts by the note that holds them; a note that is missing was erased. */
export type Texts = ReadonlyMap<NoteId, string>;

const isReference = (value: object): value is NoteReference => 'noteId' in value && 'saltedHash' in value;

/** The notes an event's data refers to, wherever in it. */
export const notesIn = (value: unknown): NoteId[] => {
  if (typeof value !== 'object' || value === null) return [];
  return isReference(value) ? [value.noteId] : Object.values(value).flatMap(notesIn);
};

/** Data with its texts put back; a field whose text was erased is left out. */
export const withTexts = (value: unknown, texts: Texts): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withTexts(item, texts));
  if (isReference(value)) return texts.get(value.noteId);
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, item]) => [name, withTexts(item, texts)] as const)
      .filter(([, item]) => item !== undefined),
  );
};
