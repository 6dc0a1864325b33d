import { TransientError } from '@continuum/application';
import type { PartnerId, PracticeId } from '@continuum/contracts';
import { beforeEach, describe, expect, test } from 'vitest';
import { member, partner, practice } from '../../test/registered.ts';
import { RegistryTable } from '../../test/registry-table.ts';
import { createRegistry } from './registry.ts';
import { createRegistryDesk } from './registry-desk.ts';

describe('the registry', () => {
  let memory: RegistryTable;
  let milliseconds: number;
  const open = () => createRegistry(memory.table, { now: () => milliseconds });

  beforeEach(async () => {
    memory = new RegistryTable();
    milliseconds = 0;
    const desk = createRegistryDesk(memory.table);
    await desk.addPractice(practice);
    await desk.addPartner(partner);
    await desk.addMember(member);
  });

  test('a token’s client leads to the partner clinic, and its subject to the member', async () => {
    const registry = open();
    expect(await registry.login('client-1')).toEqual({ kind: 'partner', partnerId: 'riverside-pt' });
    expect(await registry.login('subject-1')).toEqual({
      kind: 'member',
      practiceId: 'north-harbor',
      memberId: 'mara-lind',
    });
    expect(await registry.partnerOfAccount('123456789012')).toBe('riverside-pt');
  });

  test('entries come as they were registered, enabled', async () => {
    const registry = open();
    expect(await registry.practice(practice.practiceId)).toEqual({ ...practice, disabled: false });
    expect(await registry.partner(partner.partnerId)).toEqual({ ...partner, disabled: false });
    expect(await registry.member(member.practiceId, member.memberId)).toEqual({ ...member, disabled: false });
  });

  test('a member of another practice is nobody here', async () => {
    expect(await open().member('south-shore' as PracticeId, member.memberId)).toBeUndefined();
  });

  test('an entry is asked for once a minute, then a change is seen', async () => {
    const registry = open();
    await registry.partner(partner.partnerId);
    await createRegistryDesk(memory.table).disablePartner(partner.partnerId);
    milliseconds = 59_999;
    expect((await registry.partner(partner.partnerId))?.disabled).toBe(false);
    milliseconds = 60_000;
    expect((await registry.partner(partner.partnerId))?.disabled).toBe(true);
  });

  test('an absence is remembered for five seconds only', async () => {
    const registry = open();
    const id = 'hill-pt' as PartnerId;
    expect(await registry.partner(id)).toBeUndefined();
    await createRegistryDesk(memory.table).addPartner({
      ...partner,
      partnerId: id,
      clientId: 'c',
      account: undefined,
    });
    milliseconds = 4_999;
    expect(await registry.partner(id)).toBeUndefined();
    milliseconds = 5_000;
    expect((await registry.partner(id))?.partnerId).toBe(id);
  });

  test('callers that ask at the same moment share one question', async () => {
    const registry = open();
    memory.reads = 0;
    await Promise.all([registry.login('client-1'), registry.login('client-1'), registry.login('client-1')]);
    expect(memory.reads).toBe(1);
  });

  test('a question that failed is asked again', async () => {
    const registry = open();
    memory.failure = Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
    await expect(registry.login('client-1')).rejects.toThrow(TransientError);
    memory.failure = undefined;
    expect(await registry.login('client-1')).toBeDefined();
  });

  test('an entry that is not as it was written is named by its fields, without their values', async () => {
    memory.put({ ...memory.at('R#PARTNER', 'riverside-pt'), name: 5 });
    await expect(open().partner(partner.partnerId)).rejects.toThrow(/name/);
  });
});
