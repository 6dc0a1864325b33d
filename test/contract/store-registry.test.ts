import type { Practice } from '@continuum/application';
import {
  createRegistry,
  createRegistryDesk,
  type MemberEntry,
  openTable,
  type PartnerEntry,
  type RegistryDesk,
} from '@continuum/aws';
import type { MemberId } from '@continuum/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fresh } from '../kit/fresh-names.ts';
import { type OpenedTable, tableName, tables } from '../kit/tables.ts';
import { watch } from '../kit/watched-client.ts';

type New<Entry> = Omit<Entry, 'disabled'>;

const newPractice = (): New<Practice> => ({
  practiceId: fresh.practice(),
  name: 'North Harbor',
  timeZone: 'America/Chicago',
  calendar: { closedWeekdays: [6, 7], holidays: ['2026-12-25'] },
  policy: '2026-1',
});

const newPartner = (practice: New<Practice>): New<PartnerEntry> => ({
  partnerId: fresh.partner(),
  name: 'Riverside Physical Therapy',
  agreements: [{ practiceId: practice.practiceId, routingIdentifiers: ['1234567893'] }],
  timeZone: 'America/Chicago',
  clientId: fresh.key(),
  account: fresh.key(),
});

const newMember = ({ practiceId }: New<Practice>): New<MemberEntry> => ({
  memberId: 'mara-lind' as MemberId,
  practiceId,
  name: 'Mara Lind',
  roles: ['trainer'],
  subject: fresh.key(),
  email: 'mara.lind@example.com',
});

describe.each(tables)('given the registry on $on', ({ open }) => {
  let table: OpenedTable;
  let watched: ReturnType<typeof watch<OpenedTable['client']>>;
  let desk: RegistryDesk;
  let milliseconds: number;

  beforeAll(async () => {
    table = await open();
  });
  afterAll(() => table.close());
  beforeEach(() => {
    milliseconds = 0;
    watched = watch(table.client);
    desk = createRegistryDesk(openTable({ client: watched.client, name: tableName }));
  });

  const openRegistry = () =>
    createRegistry(openTable({ client: watched.client, name: tableName }), { now: () => milliseconds });
  const registered = async () => {
    const practice = newPractice();
    const partner = newPartner(practice);
    const member = newMember(practice);
    await desk.addPractice(practice);
    await desk.addPartner(partner);
    await desk.addMember(member);
    watched.calls.length = 0;
    return { practice, partner, member };
  };

  it('whoever was added is found by login, account and id, enabled', async () => {
    const { practice, partner, member } = await registered();
    const { practiceId, memberId, subject } = member;
    const { partnerId, clientId, account = '' } = partner;
    const registry = openRegistry();
    expect(await registry.login(clientId)).toEqual({ kind: 'partner', partnerId });
    expect(await registry.login(subject)).toEqual({ kind: 'member', practiceId, memberId });
    expect(await registry.partnerOfAccount(account)).toBe(partnerId);
    expect(await registry.practice(practiceId)).toEqual({ ...practice, disabled: false });
    expect(await registry.partner(partnerId)).toMatchObject({ ...partner, disabled: false });
    expect(await registry.member(practiceId, memberId)).toMatchObject({ ...member, disabled: false });
    expect(await registry.member(fresh.practice(), memberId)).toBeUndefined();
  });

  it('an entry is read once a minute, however often and by however many it is asked for', async () => {
    const { partner } = await registered();
    const registry = openRegistry();
    await Promise.all([registry.partner(partner.partnerId), registry.partner(partner.partnerId)]);
    milliseconds = 59_999;
    await registry.partner(partner.partnerId);
    expect(watched.calls.map(({ name }) => name)).toEqual(['Get']);
    await desk.disablePartner(partner.partnerId);
    milliseconds = 60_000;
    expect((await registry.partner(partner.partnerId))?.disabled).toBe(true);
  });

  it('an addition over another is refused whole, and says what is taken', async () => {
    const { practice, partner } = await registered();
    const other = { ...newPartner(practice), clientId: partner.clientId, account: partner.account };
    expect(await desk.addPartner(other)).toEqual({ kind: 'taken', what: ['login', 'account'] });
    expect(await desk.partner(other.partnerId)).toBeUndefined();
    expect(await desk.addPractice({ ...practice, name: 'Another' })).toEqual({
      kind: 'taken',
      what: ['entry'],
    });
    expect((await desk.practice(practice.practiceId))?.name).toBe(practice.name);
  });

  it('disabling keeps everything else, and can be repeated', async () => {
    const { member } = await registered();
    const { practiceId, memberId } = member;
    expect(await desk.disableMember(practiceId, memberId)).toBe('disabled');
    expect(await desk.disableMember(practiceId, memberId)).toBe('already-disabled');
    expect(await desk.member(practiceId, memberId)).toEqual({ ...member, disabled: true });
    expect(await desk.disablePractice(fresh.practice())).toBe('absent');
  });

  it('a partner clinic that comes back, or gets another client, is found by the new one', async () => {
    const { partner } = await registered();
    const { partnerId } = partner;
    const [second, third, fourth] = [fresh.key(), fresh.key(), fresh.key()];
    await desk.disablePartner(partnerId);
    expect(await desk.replaceClient(partnerId, second)).toBe('disabled');
    expect(await desk.enablePartner(partnerId, second)).toBe('enabled');
    expect(await desk.enablePartner(partnerId, third)).toBe('already-enabled');
    expect(await desk.replaceClient(partnerId, fourth)).toBe('changed');
    const registry = openRegistry();
    expect(await registry.login(second)).toEqual({ kind: 'partner', partnerId });
    expect(await registry.login(third)).toBeUndefined();
    expect(await registry.login(fourth)).toEqual({ kind: 'partner', partnerId });
    expect(await registry.partner(partnerId)).toEqual({ ...partner, clientId: fourth, disabled: false });
  });

  it('a change touches what it names, and nothing else', async () => {
    const { practice, member } = await registered();
    const { practiceId, memberId } = member;
    await desk.changePractice(practiceId, { calendar: { holidays: [] } });
    await desk.changeMember(practiceId, memberId, { roles: ['coordinator', 'owner'] });
    expect(await desk.practice(practiceId)).toEqual({
      ...practice,
      calendar: { ...practice.calendar, holidays: [] },
      disabled: false,
    });
    expect(await desk.member(practiceId, memberId)).toEqual({
      ...member,
      roles: ['coordinator', 'owner'],
      disabled: false,
    });
    expect(await desk.changePartner(fresh.partner(), { name: 'Nobody' })).toBe('absent');
  });

  it('lists go on where the page before ended, and a practice has its own members only', async () => {
    const { practice, member } = await registered();
    for (const id of ['a-lind', 'z-lind'])
      await desk.addMember({ ...member, memberId: id as MemberId, subject: fresh.key() });
    await desk.addMember(newMember(newPractice()));
    const first = await desk.listMembers(practice.practiceId, { limit: 2 });
    const second = await desk.listMembers(practice.practiceId, { limit: 2, after: first.next });
    expect([...first.entries, ...second.entries].map(({ memberId }) => memberId)).toEqual([
      'a-lind',
      'mara-lind',
      'z-lind',
    ]);
    expect(second.next).toBeUndefined();
    expect((await desk.listMembers(undefined, { limit: 100 })).entries.length).toBeGreaterThan(3);
  });
});
