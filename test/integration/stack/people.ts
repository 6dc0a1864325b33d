import {
  type MemberId,
  memberId,
  type PracticeId,
  partnerId,
  practiceId,
  type Role,
} from '@continuum/contracts';
import { addMember, addPartner, addPractice, localOffice, type Office } from '@continuum/tools/ops';
import { type DemoCloud, demo, freshToken, keptToken } from '@continuum/tools/start';
import { type Caller, callerOf } from './caller.ts';

/** Who calls the API: of the demo practice, of both practices, and of one that has nothing to do with it. */
export interface People {
  readonly partner: Caller;
  readonly trainer: Caller;
  readonly coordinator: Caller;
  readonly nobody: Caller;
  /** A clinic with an agreement with both practices. */
  readonly ofBothPractices: Caller;
  readonly strangers: {
    readonly partner: Caller;
    readonly trainer: Caller;
    readonly trainerId: string;
    /** The clinic's AWS account, which may put discharges on the partner bus. */
    readonly account: string;
  };
}

const timeZone = 'America/New_York';
const southShore = practiceId.parse('south-shore');
const strangerId = memberId.parse('jo-park');
const strangersAccount = '444455556666';

const registering = (office: Office, { apiUrl, tokenUrl, now }: DemoCloud['cloud']) => ({
  clinic: async (id: string, practices: readonly PracticeId[], account?: string): Promise<Caller> => {
    const client = await addPartner(office, {
      partnerId: partnerId.parse(id),
      name: `Clinic ${id}`,
      timeZone,
      agreements: practices.map((practice) => ({ practiceId: practice, routingIdentifiers: [] })),
      account,
    });
    return callerOf(
      apiUrl,
      keptToken(now, () => freshToken({ tokenUrl }, { kind: 'partner', ...client })),
    );
  },
  member: async (practice: PracticeId, id: MemberId, role: Role): Promise<Caller> => {
    const email = `${id}@example.com`;
    const login = await addMember(office, {
      practiceId: practice,
      memberId: id,
      name: `Member ${id}`,
      roles: [role],
      email,
    });
    const credentials = { kind: 'member', clientId: office.memberClientId, ...login } as const;
    return callerOf(
      apiUrl,
      keptToken(now, () => freshToken({ tokenUrl }, credentials)),
    );
  },
});

/** Registers whoever the demo has not. */
export const registerPeople = async ({ cloud, partnerToken, trainerToken }: DemoCloud): Promise<People> => {
  const office = localOffice(cloud);
  await addPractice(office, {
    practiceId: southShore,
    name: 'South Shore',
    timeZone,
    calendar: { closedWeekdays: [6, 7], holidays: [] },
    policy: '2026-1',
  });
  const { clinic, member } = registering(office, cloud);
  const { practiceId: ours } = demo.practice;
  return {
    partner: callerOf(cloud.apiUrl, keptToken(cloud.now, partnerToken)),
    trainer: callerOf(cloud.apiUrl, keptToken(cloud.now, trainerToken)),
    coordinator: await member(ours, memberId.parse('kim-vale'), 'coordinator'),
    nobody: callerOf(cloud.apiUrl),
    ofBothPractices: await clinic('two-rivers-pt', [ours, southShore]),
    strangers: {
      partner: await clinic('hill-pt', [southShore], strangersAccount),
      trainer: await member(southShore, strangerId, 'trainer'),
      trainerId: strangerId,
      account: strangersAccount,
    },
  };
};
