import type { MemberId, PartnerId, PracticeId, Role } from '@continuum/contracts';
import type { PolicyVersion } from '@continuum/domain';

/** A tenant. */
export interface Practice {
  readonly practiceId: PracticeId;
  readonly name: string;
  /** IANA name: `America/Chicago`. */
  readonly timeZone: string;
  readonly calendar: {
    /** ISO weekdays that are closed: 6 Saturday, 7 Sunday. */
    readonly closedWeekdays: readonly number[];
    /** Closed dates, `2026-12-25`. */
    readonly holidays: readonly string[];
  };
  readonly policy: PolicyVersion;
  readonly disabled: boolean;
}

/** A clinic that posts discharges under an agreement with one or more practices. */
export interface Partner {
  readonly partnerId: PartnerId;
  readonly name: string;
  readonly agreements: readonly {
    readonly practiceId: PracticeId;
    /** What the partner's messages call the practice: an NPI, an OID, a name of its own. */
    readonly routingIdentifiers: readonly string[];
  }[];
  /** Zone of instants the sender writes without an offset. */
  readonly timeZone: string;
  readonly disabled: boolean;
}

export interface Member {
  readonly memberId: MemberId;
  readonly practiceId: PracticeId;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly disabled: boolean;
}

export type Login =
  | { readonly kind: 'partner'; readonly partnerId: PartnerId }
  | { readonly kind: 'member'; readonly practiceId: PracticeId; readonly memberId: MemberId };

/** Who is who. Entries may be up to 60 seconds old. */
export interface Registry {
  /** The holder of a verified token, by its `client_id` or `sub`. */
  login(subject: string): Promise<Login | undefined>;
  /** The partner that owns an AWS account. */
  partnerOfAccount(account: string): Promise<PartnerId | undefined>;
  practice(id: PracticeId): Promise<Practice | undefined>;
  partner(id: PartnerId): Promise<Partner | undefined>;
  member(practiceId: PracticeId, id: MemberId): Promise<Member | undefined>;
}
