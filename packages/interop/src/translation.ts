import type { ReadDischarge, TherapyDischarge } from '@continuum/contracts';
import type { Issue } from '@continuum/domain';
import type { WarningCode } from './warning-codes.ts';

/** Something worth knowing that refuses nothing: a code, and where it was seen. Never what the message says. */
export interface Warning {
  readonly code: WarningCode;
  readonly path?: string;
}

/** One field of the canonical form, and where in the message its value was read. */
export interface TranslatedField {
  /** `conditions.0.onsetOn` */
  readonly field: string;
  /** `entry[3].resource.onsetDateTime`; empty where the value is derived from the message as a whole. */
  readonly path: string;
  /** The source it came from, as FHIR names it; and whether a source that comes before it gave nothing. */
  readonly source?: string;
  readonly fallback?: boolean;
  readonly value: unknown;
}

/** What a message asks for: that a discharge is taken, corrected, cancelled, or told of. */
export type Asks = 'discharge' | 'correction' | 'cancellation' | 'status';

/** Which discharge a message is about that asks for something else than to take it. */
export interface About {
  /** The partner's own ids of the referral, best first. */
  readonly referralIds: readonly string[];
  /** The message's own id, where it repeats that of the first one. */
  readonly messageId: string;
}

/** A message in the one canonical form, or every reason why it has none. */
export interface Translation {
  /** A discharge that is to be taken, where nothing is said. */
  readonly asks?: Asks;
  readonly about?: About;
  /** The sender says that it is a trial: nothing is kept of it. */
  readonly trialOnly?: true;
  /** Readable even when the rest is not. */
  readonly messageId?: string;
  /** Present exactly when there are no issues. */
  readonly discharge?: TherapyDischarge;
  /** Where there are issues: what could be read for all that. */
  readonly legible?: Partial<TherapyDischarge>;
  readonly issues: readonly Issue[];
  readonly warnings: readonly Warning[];
  /** What the message held and the canonical form does not. */
  readonly ignored: readonly string[];
  /** What was translated, field by field, also of a message that is refused; absent where a format has no paths of its own. */
  readonly fields?: readonly TranslatedField[];
}

/** Who sent a message, by the token it came with; what the message itself says of its sender decides nothing. */
export interface Sender {
  readonly partnerId?: string;
  readonly name?: string;
  /** Zone of dates the sender writes without a time. */
  readonly timeZone: string;
}

/** Validates an untrusted value against the canonical form; every issue at once. */
export type ParseCanonical = (value: unknown) => ReadDischarge;
