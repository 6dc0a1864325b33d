import { FreeText, type NoteId } from '@continuum/contracts';
import type { Kept } from '@continuum/domain';
import type { Note, Surroundings } from '../ports/index.ts';

/** A body whose free text has been taken out, and the notes that hold it. */
export interface KeptApart<T> {
  readonly body: Kept<T>;
  readonly notes: readonly Note[];
}

/**
 * Takes every free text out of a body. The event refers to the note by id and by a hash salted with a secret of
 * the note, so that erasing the note leaves the journal verifiable and says nothing about the text.
 */
export const keepApart = <T>(
  body: T,
  { newId, newSalt, hash }: Pick<Surroundings, 'newId' | 'newSalt' | 'hash'>,
): KeptApart<T> => {
  const notes: Note[] = [];
  const take = (value: unknown): unknown => {
    if (value instanceof FreeText) {
      const note = { noteId: newId('no') as NoteId, text: value.reveal(), salt: newSalt() };
      notes.push(note);
      return { noteId: note.noteId, saltedHash: hash(`${note.salt}${note.text}`) };
    }
    if (Array.isArray(value)) return value.map(take);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => [key, take(item)]),
    );
  };
  return { body: take(body) as Kept<T>, notes };
};
