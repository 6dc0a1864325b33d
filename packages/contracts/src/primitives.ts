/**
 * The smallest shapes that cross an edge: ids, instants, dates, closed lists of words, and text that must be
 * kept apart. Every schema here parses; none trusts.
 */
import * as z from 'zod';

export { type Issue, type Parsed, parse } from './parsing/index.ts';
export * from './vocabulary.ts';

const slug = /^[a-z0-9][a-z0-9-]{0,62}$/;
const minted = (prefix: string) => new RegExp(`^${prefix}_[a-z2-7]{16,52}$`);

/** A tenant: `north-harbor`. Chosen by the operator when the practice is registered. */
export const practiceId = z.string().regex(slug).brand<'PracticeId'>();
export type PracticeId = z.infer<typeof practiceId>;

/** A partner clinic: `riverside-pt`. */
export const partnerId = z.string().regex(slug).brand<'PartnerId'>();
export type PartnerId = z.infer<typeof partnerId>;

/** A person of a practice: `mara-lind`. */
export const memberId = z.string().regex(slug).brand<'MemberId'>();
export type MemberId = z.infer<typeof memberId>;

/** `ep_` and 26 base32 characters. */
export const episodeId = z.string().regex(minted('ep')).brand<'EpisodeId'>();
export type EpisodeId = z.infer<typeof episodeId>;

/** `cl_` and 26 base32 characters. */
export const clientId = z.string().regex(minted('cl')).brand<'ClientId'>();
export type ClientId = z.infer<typeof clientId>;

/** `di_` and a keyed hash of partner and message id, so that it names neither. */
export const dischargeId = z.string().regex(minted('di')).brand<'DischargeId'>();
export type DischargeId = z.infer<typeof dischargeId>;

/** `no_` and 26 base32 characters: a text kept apart from the journal. */
export const noteId = z.string().regex(minted('no')).brand<'NoteId'>();
export type NoteId = z.infer<typeof noteId>;

/** `im_` and 26 base32 characters: a file of many discharges that a partner sends as one. */
export const importId = z.string().regex(minted('im')).brand<'ImportId'>();
export type ImportId = z.infer<typeof importId>;

/** `wh_` and 26 base32 characters: an address that a partner is told at. */
export const webhookId = z.string().regex(minted('wh')).brand<'WebhookId'>();
export type WebhookId = z.infer<typeof webhookId>;

/** `msg_` and an event's id without its full stop: what a webhook's receiver knows a notification by. */
export const deliveryId = z
  .string()
  .regex(/^msg_(?:(?:ep|di)_[a-z2-7]{16,52}_\d{8}|test_[a-z2-7]{16,52})$/)
  .brand<'DeliveryId'>();
export type DeliveryId = z.infer<typeof deliveryId>;

/** An event's id, of its journal and version: `ep_….00000012`. Stable however often it is published. */
export const eventId = z
  .string()
  .regex(/^(ep|di)_[a-z2-7]{16,52}\.\d{8}$/)
  .brand<'EventId'>();
export type EventId = z.infer<typeof eventId>;

declare const instantBrand: unique symbol;
declare const localDateBrand: unique symbol;

/** UTC with milliseconds, `2026-03-02T15:04:05.000Z`: string order is time order. */
export type Instant = string & { readonly [instantBrand]: true };

/** A calendar date where the practice is: `2026-03-02`. */
export type LocalDate = string & { readonly [localDateBrand]: true };

/** Years of more digits, and those before 0, would come in another order as text than in time. */
const fourDigitYear = /^\d{4}-/;

/** An instant as callers write it, any offset, normalised to UTC with milliseconds. */
export const instant = z.iso
  .datetime({ offset: true, error: 'an instant with an offset, such as 2026-03-02T10:04:05-05:00' })
  .overwrite((text) => {
    const time = Date.parse(text);
    return Number.isNaN(time) ? text : new Date(time).toISOString();
  })
  .refine(
    (text) => Number.isNaN(Date.parse(text)) || fourDigitYear.test(text),
    'an instant of the years 0 to 9999',
  )
  .meta({ examples: ['2026-03-02T15:04:05.000Z'] }) as unknown as z.ZodType<Instant, string>;

/** A date that exists, without time or zone. */
export const localDate = z.iso
  .date({ error: 'a day of the calendar, such as 2026-03-02' })
  .meta({ examples: ['2026-03-02'] }) as unknown as z.ZodType<LocalDate, string>;

/**
 * Text a person typed. It may hold anything, so it is never part of a journal event, a log line or an
 * error: it is stored apart as a note and referred to. Printing it by accident prints its length.
 */
export class FreeText {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  /** The text itself; only the store and a view for an authorised reader call this. */
  reveal(): string {
    return this.#text;
  }
  toString(): string {
    return `[${this.#text.length} characters kept apart]`;
  }
  toJSON(): string {
    return this.toString();
  }
}

/** A refusal of control characters that no form field needs (line breaks and tabs stay), and of halves of characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters refused
const printable = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Cs}]*$/u;

const printableOnly = 'text without control characters';

/** A free-text field of at most `maxCharacters`. */
export const freeText = (maxCharacters: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxCharacters)
    .regex(printable, printableOnly)
    .transform((text) => new FreeText(text));

/** Short text that is data, not prose (a name, a display): trimmed, printable. */
export const shortText = (maxCharacters: number) =>
  z.string().trim().min(1).max(maxCharacters).regex(printable, printableOnly);

/** A practice's own word for a protocol or an exercise: a code, never a sentence. */
export const practiceWord = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,39}$/,
    'a word of lower-case letters, digits and hyphens, at most 40 characters',
  );
