import type { InformationProvided, Instant, TherapyDischarge } from '@continuum/contracts';
import type { Issue } from '@continuum/domain';
import type { ReadPerson } from './somebody-else.ts';

/** Something worth knowing that refuses nothing: a code, and where it was seen. Never what the message says. */
export interface Warning {
  readonly code: string;
  readonly path?: string;
}

/** One field of the canonical form, and where in the message its value was read. */
export interface TranslatedField {
  readonly field: string;
  readonly path: string;
  readonly source?: string;
  readonly fallback?: boolean;
  readonly value: unknown;
}

/** What a message asks for: that a discharge is taken, corrected, cancelled, or told of. */
export type Asks = 'discharge' | 'correction' | 'cancellation' | 'status';

/** A message in the one canonical form, or every reason why it has none. */
export interface Translation {
  /** A discharge that is to be taken, where nothing is said. */
  readonly asks?: Asks;
  /** Which discharge it is about: by the partner's own ids of the referral, or by a message's id. */
  readonly about?: { readonly referralIds: readonly string[]; readonly messageId: string };
  /** The sender says that it is a trial: nothing is kept of it. */
  readonly trialOnly?: true;
  /** Readable even when the rest is not: then the refusal is kept under it. */
  readonly messageId?: string;
  readonly discharge?: TherapyDischarge;
  /** What could be read of a message that has no canonical form. */
  readonly legible?: Partial<TherapyDischarge>;
  readonly issues: readonly Issue[];
  readonly warnings: readonly Warning[];
  /** Paths of what the message held and the canonical form does not. */
  readonly ignored: readonly string[];
  /** What was translated, field by field, also of a message that is refused. */
  readonly fields?: readonly TranslatedField[];
}

/** What became of a message, as far as its sender hears of it. Nothing in it repeats what the message says. */
export interface Heard {
  readonly outcome: 'done' | 'refused' | 'rejected' | 'malformed' | 'not-found' | 'tried' | 'standing';
  readonly asks: Asks;
  readonly issues: readonly { readonly path: string; readonly expected: string; readonly got: string }[];
  readonly warnings: readonly Warning[];
  /** What is still needed, and of whom. */
  readonly missing: readonly { readonly need: string; readonly from: string }[];
  /** Rules that said no, and their sentences. */
  readonly failures: readonly { readonly code: string; readonly sentence: string }[];
  readonly standing?: {
    readonly stage?: string;
    readonly status?: string;
    readonly nextDue?: string;
    readonly reason?: string;
  };
}

/** An answer to an information request, read from another format than its own. */
export interface ReadInformation {
  /** Present exactly when there are no issues. */
  readonly information?: InformationProvided;
  /** Whom it says it is about, where it does. */
  readonly client?: ReadPerson;
  readonly issues: readonly Issue[];
  readonly warnings: readonly Warning[];
  readonly ignored: readonly string[];
}

/** Reads answers in other formats than their own. */
export interface InformationReader {
  /** Undefined of an answer that is in no other format. */
  read(
    mediaType: string,
    bytes: Uint8Array,
    sender: { readonly timeZone: string },
  ): ReadInformation | undefined;
}

/** Recognises wire formats by media type and translates them. */
export interface Translator {
  readonly mediaTypes: readonly string[];
  translate(
    mediaType: string,
    bytes: Uint8Array,
    sender: { readonly timeZone: string },
    idempotencyKey?: string,
  ): Translation | 'unsupported';
  /** What became of a message, in the words of its own format; undefined where those are JSON. */
  answer?(
    mediaType: string,
    bytes: Uint8Array,
    heard: Heard,
    at: Instant,
  ): { readonly mediaType: string; readonly text: string } | undefined;
}
