import type { Login, Member, Partner, Practice } from '@continuum/application';
import type { MemberId, PartnerId, PracticeId, Role } from '@continuum/contracts';
import type { PolicyVersion } from '@continuum/domain';
import * as z from 'zod';

/** A partner clinic as it is registered: with the client it signs in by, and its AWS account if it has one. */
export interface PartnerEntry extends Partner {
  readonly clientId: string;
  /** Twelve digits; what this account puts on the partner bus is the partner's. */
  readonly account?: string | undefined;
}

/** A member as they are registered: with the subject of their tokens. */
export interface MemberEntry extends Member {
  readonly subject: string;
  readonly email: string;
}

/** Ids were judged when they were registered; a stored one is taken as it is. */
const id = <Id extends string>() => z.string() as unknown as z.ZodType<Id>;

const common = { version: z.number().int().positive(), name: z.string(), disabled: z.boolean() };

export const practiceItem = z.object({
  ...common,
  practiceId: id<PracticeId>(),
  timeZone: z.string(),
  calendar: z.object({ closedWeekdays: z.array(z.number().int()), holidays: z.array(z.string()) }),
  policy: id<PolicyVersion>(),
});

export const partnerItem = z.object({
  ...common,
  partnerId: id<PartnerId>(),
  agreements: z.array(z.object({ practiceId: id<PracticeId>(), routingIdentifiers: z.array(z.string()) })),
  timeZone: z.string(),
  clientId: z.string(),
  account: z.string().optional(),
});

export const memberItem = z.object({
  ...common,
  memberId: id<MemberId>(),
  practiceId: id<PracticeId>(),
  roles: z.array(id<Role>()),
  subject: z.string(),
  email: z.string(),
});

export const loginItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('partner'), partnerId: id<PartnerId>() }),
  z.object({ kind: z.literal('member'), practiceId: id<PracticeId>(), memberId: id<MemberId>() }),
]);

export const accountItem = z.object({ partnerId: id<PartnerId>() });

const withoutVersion = <Stored extends { readonly version: number }>(
  stored: Stored,
): Omit<Stored, 'version'> => {
  const { version: _version, ...entry } = stored;
  return entry;
};

export const practiceOf = (stored: z.infer<typeof practiceItem>): Practice => withoutVersion(stored);
export const partnerEntryOf = (stored: z.infer<typeof partnerItem>): PartnerEntry => withoutVersion(stored);
export const memberEntryOf = (stored: z.infer<typeof memberItem>): MemberEntry => withoutVersion(stored);
export const loginOf = (stored: z.infer<typeof loginItem>): Login => stored;
