import type { MemberId, PartnerId, PracticeId } from '@continuum/contracts';
import type { Member, Partner, Practice, Registry } from '../src/index.ts';

export const northHarbor: Practice = {
  practiceId: 'north-harbor' as PracticeId,
  name: 'North Harbor Medical Exercise',
  timeZone: 'America/Chicago',
  calendar: { closedWeekdays: [6, 7], holidays: ['2026-05-25'] },
  policy: '2026-1',
  disabled: false,
};

export const southBay: Practice = {
  ...northHarbor,
  practiceId: 'south-bay' as PracticeId,
  name: 'South Bay Exercise',
};

export const riverside: Partner = {
  partnerId: 'riverside-pt' as PartnerId,
  name: 'Riverside Physical Therapy',
  agreements: [{ practiceId: northHarbor.practiceId, routingIdentifiers: ['nh-001'] }],
  timeZone: 'America/Chicago',
  disabled: false,
};

export const mara: Member = {
  memberId: 'mara-lind' as MemberId,
  practiceId: northHarbor.practiceId,
  name: 'Mara Lind',
  roles: ['trainer', 'coordinator'],
  disabled: false,
};

export const otto: Member = {
  ...mara,
  memberId: 'otto-berg' as MemberId,
  name: 'Otto Berg',
  roles: ['coordinator'],
};

/** A registry of what a test lists; what is not listed is unknown. */
export const registryOf = (
  practices: readonly Practice[],
  partners: readonly Partner[],
  members: readonly Member[],
): Registry => ({
  login: async () => undefined,
  partnerOfAccount: async () => undefined,
  practice: async (id) => practices.find(({ practiceId }) => practiceId === id),
  partner: async (id) => partners.find(({ partnerId }) => partnerId === id),
  member: async (practiceId, id) =>
    members.find((member) => member.practiceId === practiceId && member.memberId === id),
});
