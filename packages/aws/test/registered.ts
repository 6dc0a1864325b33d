import type { Practice } from '@continuum/application';
import type { MemberId, PartnerId, PracticeId } from '@continuum/contracts';
import type { MemberEntry, PartnerEntry } from '../src/registry/index.ts';

const harbor = 'north-harbor' as PracticeId;

/** Entries of the registry as they are added. */
export const practice = {
  practiceId: harbor,
  name: 'North Harbor',
  timeZone: 'America/Chicago',
  calendar: { closedWeekdays: [6, 7], holidays: ['2026-12-25'] },
  policy: '2026-1',
} satisfies Omit<Practice, 'disabled'>;

export const partner = {
  partnerId: 'riverside-pt' as PartnerId,
  name: 'Riverside Physical Therapy',
  agreements: [{ practiceId: harbor, routingIdentifiers: ['1234567893'] }],
  timeZone: 'America/Chicago',
  clientId: 'client-1',
  account: '123456789012',
} satisfies Omit<PartnerEntry, 'disabled'>;

export const member = {
  memberId: 'mara-lind' as MemberId,
  practiceId: harbor,
  name: 'Mara Lind',
  roles: ['trainer'],
  subject: 'subject-1',
  email: 'mara.lind@example.com',
} satisfies Omit<MemberEntry, 'disabled'>;
