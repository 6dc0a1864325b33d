import type { Practice } from '@continuum/application';
import type { RegistryDesk } from '@continuum/aws';
import { type MemberId, type PartnerId, type PracticeId, type Role, routes } from '@continuum/contracts';

const timeZone = 'America/New_York';

const practice = (practiceId: string, name: string): Omit<Practice, 'disabled'> => ({
  practiceId: practiceId as PracticeId,
  name,
  timeZone,
  calendar: { closedWeekdays: [6, 7], holidays: [] },
  policy: '2026-1',
});

const practices = [
  practice('north-harbor', 'North Harbor Medical Exercise'),
  practice('south-shore', 'South Shore Medical Exercise'),
];

/** Partner clinics by their client ids: one of each practice, one of both. */
const clinics = {
  'client-riverside': { partnerId: 'riverside-pt', practices: ['north-harbor'], account: '111122223333' },
  'client-hill': { partnerId: 'hill-pt', practices: ['south-shore'], account: '444455556666' },
  'client-two-rivers': { partnerId: 'two-rivers-pt', practices: ['north-harbor', 'south-shore'] },
} as const;

/** Members by the subjects of their tokens. */
const members = {
  'sub-mara': { memberId: 'mara-lind', practiceId: 'north-harbor', roles: ['trainer'] },
  'sub-otto': { memberId: 'otto-berg', practiceId: 'north-harbor', roles: ['coordinator'] },
  'sub-nell': { memberId: 'nell-oduya', practiceId: 'north-harbor', roles: ['owner'] },
  'sub-jo': { memberId: 'jo-park', practiceId: 'south-shore', roles: ['trainer'] },
  'sub-kim': { memberId: 'kim-vale', practiceId: 'south-shore', roles: ['coordinator'] },
  'sub-lee': { memberId: 'lee-ortiz', practiceId: 'south-shore', roles: ['owner'] },
  /** The trainer of the other practice, who works here too: a member of each, with a login of each. */
  'sub-mara-south': { memberId: 'mara-lind', practiceId: 'south-shore', roles: ['trainer'] },
  'sub-sara': {
    memberId: 'sara-holm',
    practiceId: 'south-shore',
    roles: ['trainer', 'coordinator', 'owner'],
  },
} as const satisfies Record<string, { memberId: string; practiceId: string; roles: readonly Role[] }>;

export type ClinicLogin = keyof typeof clinics;
export type MemberLogin = keyof typeof members;
export type Login = ClinicLogin | MemberLogin;

export const clinicLogins = Object.keys(clinics) as ClinicLogin[];
export const memberLogins = Object.keys(members) as MemberLogin[];

export const accountOf = (login: 'client-riverside' | 'client-hill'): string => clinics[login].account;

export const partnerIdOf = (login: ClinicLogin): string => clinics[login].partnerId;

const isClinic = (login: Login): login is ClinicLogin => Object.hasOwn(clinics, login);

/** The claims of an access token as the issuer gives it, with every scope of its kind of caller. */
export const claimsOf = (login: Login): Readonly<Record<string, string>> => {
  const audience = isClinic(login) ? 'partner' : 'member';
  const granted = new Set(
    routes.filter((route) => route.audience === audience).flatMap(({ scope }) => scope ?? []),
  );
  return {
    sub: login,
    client_id: isClinic(login) ? login : 'the-members-app',
    token_use: 'access',
    scope: [...granted].join(' '),
  };
};

/** Registers them all, as an operator does. */
export const register = async (desk: RegistryDesk): Promise<void> => {
  for (const one of practices) await desk.addPractice(one);
  for (const [clientId, clinic] of Object.entries(clinics))
    await desk.addPartner({
      partnerId: clinic.partnerId as PartnerId,
      name: `Clinic ${clinic.partnerId}`,
      timeZone,
      agreements: clinic.practices.map((id) => ({ practiceId: id as PracticeId, routingIdentifiers: [id] })),
      clientId,
      ...('account' in clinic ? { account: clinic.account } : {}),
    });
  for (const [subject, { memberId, practiceId, roles }] of Object.entries(members))
    await desk.addMember({
      memberId: memberId as MemberId,
      practiceId: practiceId as PracticeId,
      name: `Member ${memberId}`,
      roles: [...roles],
      subject,
      email: `${memberId}@example.com`,
    });
};
