import type { FreeText, NoteId } from '@continuum/contracts';

/** Stands in an event where a person typed text: the note's id and a salted hash of its text (base64url). */
export interface NoteReference {
  readonly noteId: NoteId;
  readonly saltedHash: string;
}

/** A body as the domain sees it: each free text replaced by the reference to its note. */
export type Kept<T> = T extends FreeText
  ? NoteReference
  : T extends string | number | boolean | undefined | null
    ? T
    : { readonly [K in keyof T]: Kept<Exclude<T[K], undefined>> };
