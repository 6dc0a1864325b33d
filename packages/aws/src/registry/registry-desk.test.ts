import type { MemberId, PartnerId, PracticeId } from '@continuum/contracts';
import { beforeEach, describe, expect, test } from 'vitest';
import { member, partner, practice } from '../../test/registered.ts';
import { RegistryTable } from '../../test/registry-table.ts';
import { createRegistryDesk, type RegistryDesk } from './registry-desk.ts';

describe('the desk of the registry', () => {
  let memory: RegistryTable;
  let desk: RegistryDesk;

  beforeEach(() => {
    memory = new RegistryTable();
    desk = createRegistryDesk(memory.table);
  });

  test('an id that is taken is refused, and the entry stays as it was', async () => {
    expect(await desk.addPractice(practice)).toEqual({ kind: 'added' });
    expect(await desk.addPractice({ ...practice, name: 'Another' })).toEqual({
      kind: 'taken',
      what: ['entry'],
    });
    expect((await desk.practice(practice.practiceId))?.name).toBe('North Harbor');
  });

  test('an AWS account that belongs to another clinic is refused, and nothing is written', async () => {
    await desk.addPartner(partner);
    const other = { ...partner, partnerId: 'hill-pt' as PartnerId, clientId: 'client-2' };
    expect(await desk.addPartner(other)).toEqual({ kind: 'taken', what: ['account'] });
    expect(await desk.partner(other.partnerId)).toBeUndefined();
    expect(memory.at('R#LOGIN#client-2', 'LOGIN')).toBeUndefined();
  });

  test('one who signs in as a member already cannot be another', async () => {
    await desk.addMember(member);
    const other = { ...member, memberId: 'jo-park' as MemberId };
    expect(await desk.addMember(other)).toEqual({ kind: 'taken', what: ['login'] });
  });

  test('disabling keeps everything else, and can be repeated', async () => {
    await desk.addMember(member);
    expect(await desk.disableMember(member.practiceId, member.memberId)).toBe('disabled');
    expect(await desk.disableMember(member.practiceId, member.memberId)).toBe('already-disabled');
    expect(await desk.member(member.practiceId, member.memberId)).toEqual({ ...member, disabled: true });
    expect(await desk.disablePractice(practice.practiceId)).toBe('absent');
  });

  test('a disabled entry is enabled again as it was, once', async () => {
    await desk.addPractice(practice);
    await desk.addMember(member);
    await desk.disablePractice(practice.practiceId);
    await desk.disableMember(member.practiceId, member.memberId);
    expect(await desk.enablePractice(practice.practiceId)).toBe('enabled');
    expect(await desk.enablePractice(practice.practiceId)).toBe('already-enabled');
    expect(await desk.enableMember(member.practiceId, member.memberId)).toBe('enabled');
    expect(await desk.practice(practice.practiceId)).toEqual({ ...practice, disabled: false });
    expect(await desk.enableMember(member.practiceId, 'nobody' as MemberId)).toBe('absent');
  });

  test('a partner clinic comes back with another client, which leads to it', async () => {
    await desk.addPartner(partner);
    await desk.disablePartner(partner.partnerId);
    expect(await desk.enablePartner(partner.partnerId, 'client-2')).toBe('enabled');
    expect(await desk.partner(partner.partnerId)).toEqual({
      ...partner,
      clientId: 'client-2',
      disabled: false,
    });
    expect(memory.at('R#LOGIN#client-2', 'LOGIN')).toMatchObject({ partnerId: partner.partnerId });
    expect(await desk.enablePartner(partner.partnerId, 'client-3')).toBe('already-enabled');
    expect(memory.at('R#LOGIN#client-3', 'LOGIN')).toBeUndefined();
  });

  test('a client is replaced while its partner clinic is enabled, and only then', async () => {
    await desk.addPartner(partner);
    expect(await desk.replaceClient(partner.partnerId, 'client-2')).toBe('changed');
    expect((await desk.partner(partner.partnerId))?.clientId).toBe('client-2');
    await desk.disablePartner(partner.partnerId);
    expect(await desk.replaceClient(partner.partnerId, 'client-3')).toBe('disabled');
    expect((await desk.partner(partner.partnerId))?.clientId).toBe('client-2');
  });

  test('what is changed is changed, and everything else stays', async () => {
    await desk.addPractice(practice);
    await desk.addPartner(partner);
    await desk.addMember(member);
    const holidays = ['2027-01-01'];
    await desk.changePractice(practice.practiceId, { calendar: { holidays } });
    await desk.changePartner(partner.partnerId, { agreements: [] });
    expect(await desk.changeMember(member.practiceId, member.memberId, { roles: ['owner'] })).toBe('changed');
    expect(await desk.practice(practice.practiceId)).toEqual({
      ...practice,
      calendar: { ...practice.calendar, holidays },
      disabled: false,
    });
    expect(await desk.partner(partner.partnerId)).toEqual({ ...partner, agreements: [], disabled: false });
    expect(await desk.member(member.practiceId, member.memberId)).toMatchObject({ roles: ['owner'] });
    expect(await desk.changePartner('nobody' as PartnerId, {})).toBe('absent');
  });

  test('a change that somebody else was faster with is not lost', async () => {
    await desk.addPractice(practice);
    memory.interloper = () =>
      memory.put({ ...memory.at('R#PRACTICE', 'north-harbor'), name: 'Renamed', version: 2 });
    expect(await desk.disablePractice(practice.practiceId)).toBe('disabled');
    expect(await desk.practice(practice.practiceId)).toMatchObject({ name: 'Renamed', disabled: true });
  });

  test('lists go on where the page before ended', async () => {
    for (const id of ['b', 'a', 'c']) await desk.addPractice({ ...practice, practiceId: id as PracticeId });
    const first = await desk.listPractices({ limit: 2 });
    expect(first.entries.map(({ practiceId }) => practiceId)).toEqual(['a', 'b']);
    const second = await desk.listPractices({ limit: 2, after: first.next });
    expect(second).toMatchObject({ entries: [{ practiceId: 'c' }] });
    expect(second.next).toBeUndefined();
  });

  test('members are listed of one practice, or of all', async () => {
    await desk.addMember(member);
    await desk.addMember({ ...member, practiceId: 'north-harbor-2' as PracticeId, subject: 'subject-2' });
    const ofOne = await desk.listMembers(member.practiceId, { limit: 10 });
    expect(ofOne.entries.map(({ subject }) => subject)).toEqual(['subject-1']);
    expect((await desk.listMembers(undefined, { limit: 10 })).entries).toHaveLength(2);
  });
});
