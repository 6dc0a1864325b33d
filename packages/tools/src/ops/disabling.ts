import type { EntryPage, PageRequest } from '@continuum/aws';
import type { MemberId, PartnerId, PracticeId } from '@continuum/contracts';
import type { Office } from './office.ts';
import { Refused } from './refused.ts';

/** What would be disabled, what that means, and the deed; both can be repeated. */
export interface Disabling {
  readonly what: string;
  readonly effects: readonly string[];
  carryOut(): Promise<void>;
}

const all = async <Entry>(list: (page: PageRequest) => Promise<EntryPage<Entry>>): Promise<Entry[]> => {
  const found: Entry[] = [];
  let after: string | undefined;
  do {
    const page = await list({ limit: 100, after });
    found.push(...page.entries);
    after = page.next;
  } while (after !== undefined);
  return found;
};

const names = (ids: readonly string[]): string => (ids.length === 0 ? 'nobody' : ids.join(', '));

const delay = 'Functions remember who is who for up to 60 seconds.';

/** @throws Refused when there is no such practice */
export const disablePractice = async ({ desk }: Office, id: PracticeId): Promise<Disabling> => {
  const practice = await desk.practice(id);
  if (practice === undefined) throw new Refused(`There is no practice ${id}.`);
  const members = await all((page) => desk.listMembers(id, page));
  const partners = (await all((page) => desk.listPartners(page))).filter(({ agreements }) =>
    agreements.some(({ practiceId }) => practiceId === id),
  );
  return {
    what: `practice ${id} (${practice.name})`,
    effects: [
      `Its members can no longer work: ${names(members.map(({ memberId }) => memberId))}.`,
      `Its partner clinics can no longer hand clients over to it: ${names(partners.map(({ partnerId }) => partnerId))}.`,
      'Its clients and episodes stay as they are.',
      delay,
    ],
    carryOut: async () => {
      await desk.disablePractice(id);
    },
  };
};

/** @throws Refused when there is no such partner clinic */
export const disablePartner = async ({ desk, logins }: Office, id: PartnerId): Promise<Disabling> => {
  const partner = await desk.partner(id);
  if (partner === undefined) throw new Refused(`There is no partner clinic ${id}.`);
  return {
    what: `partner clinic ${id} (${partner.name})`,
    effects: [
      `It can no longer hand clients over to: ${names(partner.agreements.map(({ practiceId }) => practiceId))}.`,
      'Its client is deleted for good: its secret and its tokens open nothing any more.',
      ...(partner.account === undefined
        ? []
        : [`What its AWS account ${partner.account} puts is set aside.`]),
      'Referrals it made stay as they are.',
      delay,
    ],
    carryOut: async () => {
      await desk.disablePartner(id);
      await logins.closePartner(partner.clientId);
    },
  };
};

/** @throws Refused when the practice has no such member */
export const disableMember = async (
  { desk, logins }: Office,
  practiceId: PracticeId,
  id: MemberId,
): Promise<Disabling> => {
  const member = await desk.member(practiceId, id);
  if (member === undefined) throw new Refused(`The practice ${practiceId} has no member ${id}.`);
  return {
    what: `member ${id} (${member.name}) of ${practiceId}`,
    effects: [
      'They can no longer sign in, and no new episode can be assigned to them.',
      'Episodes assigned to them stay so until another trainer is assigned.',
      delay,
    ],
    carryOut: async () => {
      await desk.disableMember(practiceId, id);
      await logins.closeMember(member.subject);
    },
  };
};

/**
 * Makes the API take the tokens of every enabled partner clinic, and of no other: needed after a deployment
 * that set the authorizer anew.
 */
export const syncPartners = async ({ desk, logins }: Office) => {
  const partners = await all((page) => desk.listPartners(page));
  return logins.restoreAudience(partners.filter(({ disabled }) => !disabled).map(({ clientId }) => clientId));
};
