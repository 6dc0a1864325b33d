import { partnerId } from '@continuum/contracts';
import { beforeEach, describe, expect, test } from 'vitest';
import { lines, typed } from '../../test/ops-lines.ts';
import { MemoryOffice } from '../../test/ops-office.ts';

const { harbor, riverside, mara } = lines;

describe('the upkeep of the registry', () => {
  let memory: MemoryOffice;
  const run = (line: string) => typed(memory, line);
  const said = () => memory.said.join('\n');
  const complained = () => memory.complained.join('\n');

  beforeEach(async () => {
    memory = new MemoryOffice();
    await run(harbor);
    memory.said.length = 0;
  });

  test('a disabled partner is let in again by a new secret, and registering it anew says how', async () => {
    await run(riverside);
    await run('partner disable riverside-pt --yes');
    expect(await run(riverside)).toBe(1);
    expect(complained()).toContain('exists already, disabled; nothing was changed.');
    expect(complained()).toContain('npm run ops -- partner enable riverside-pt');
    memory.said.length = 0;
    expect(await run('partner enable riverside-pt')).toBe(0);
    expect(said()).toContain('secret-of-riverside-pt-2');
    expect([...memory.admitted]).toEqual(['client-of-riverside-pt-2']);
    expect(memory.partners.get('riverside-pt')).toMatchObject({
      disabled: false,
      clientId: 'client-of-riverside-pt-2',
    });
  });

  test('a partner whose disabling was cut short has one client after it is enabled', async () => {
    await run(riverside);
    await memory.office.desk.disablePartner(partnerId.parse('riverside-pt'));
    await run('partner enable riverside-pt');
    expect([...memory.admitted]).toEqual(['client-of-riverside-pt-2']);
  });

  test('a rotated secret is printed before the former one is closed', async () => {
    await run(riverside);
    memory.said.length = 0;
    expect(await run('partner rotate riverside-pt')).toBe(0);
    expect(said()).toContain('secret-of-riverside-pt-2');
    expect([...memory.admitted]).toEqual(['client-of-riverside-pt-2']);
    memory.closingFails = true;
    await expect(run('partner rotate riverside-pt')).rejects.toThrow('partner sync shuts it out');
    expect(said()).toContain('secret-of-riverside-pt-3');
    await run('partner sync');
    expect([...memory.admitted]).toEqual(['client-of-riverside-pt-3']);
  });

  test('a disabled member signs in again by a new password', async () => {
    await run(mara);
    await run('member disable mara-lind --practice north-harbor --yes');
    expect(await run(mara)).toBe(1);
    expect(complained()).toContain('npm run ops -- member enable mara-lind --practice north-harbor');
    memory.said.length = 0;
    expect(await run('member enable mara-lind --practice north-harbor')).toBe(0);
    expect(said()).toContain('a temporary password');
    expect(memory.closedMembers.size).toBe(0);
    expect(memory.members.get('north-harbor#mara-lind')?.disabled).toBe(false);
  });

  test('a disabled practice takes nobody new until it is enabled', async () => {
    await run('practice disable north-harbor --yes');
    expect(await run(mara)).toBe(1);
    expect(await run(harbor)).toBe(1);
    expect(complained()).toContain('npm run ops -- practice enable north-harbor');
    expect(await run('practice enable north-harbor')).toBe(0);
    expect(await run(mara)).toBe(0);
  });

  test('what is typed is changed, and everything else stays', async () => {
    await run(`${riverside}=1234567893`);
    await run(mara);
    await run('practice add south --name S --zone UTC');
    expect(await run('practice change north-harbor --holiday 2027-01-01')).toBe(0);
    expect(memory.practices.get('north-harbor')).toMatchObject({
      name: 'North Harbor',
      calendar: { closedWeekdays: [6, 7], holidays: ['2027-01-01'] },
    });
    expect(await run('practice change north-harbor --no-holidays --closed-weekdays none')).toBe(0);
    expect(memory.practices.get('north-harbor')?.calendar).toEqual({ closedWeekdays: [], holidays: [] });
    expect(await run('partner change riverside-pt --practice south=Gym --practice north-harbor')).toBe(0);
    expect(memory.partners.get('riverside-pt')).toMatchObject({
      name: 'Riverside',
      clientId: 'client-of-riverside-pt',
      agreements: [
        { practiceId: 'south', routingIdentifiers: ['Gym'] },
        { practiceId: 'north-harbor', routingIdentifiers: [] },
      ],
    });
    expect(await run('member change mara-lind --practice north-harbor --role owner --role owner')).toBe(0);
    expect(memory.members.get('north-harbor#mara-lind')).toMatchObject({
      name: 'Mara Lind',
      roles: ['owner'],
    });
  });

  test.each([
    ['partner enable riverside-pt', 'The partner clinic riverside-pt is enabled; nothing was changed.'],
    ['member enable mara-lind --practice north-harbor', 'is enabled; nothing was changed.'],
    ['practice enable north-harbor', 'The practice north-harbor is enabled; nothing was changed.'],
    ['partner enable nobody', 'There is no partner clinic nobody.'],
    ['partner rotate nobody', 'There is no partner clinic nobody.'],
    ['partner change riverside-pt --practice nowhere', 'There is no practice nowhere'],
    ['partner change nobody --name N', 'There is no partner clinic nobody.'],
    ['practice change nowhere --name N', 'There is no practice nowhere.'],
    ['member change nobody --practice north-harbor --name N', 'has no member nobody'],
    ['member enable nobody --practice north-harbor', 'has no member nobody'],
  ])('%s is refused, and opens no client', async (line, sentence) => {
    await run(riverside);
    await run(mara);
    expect(await run(line)).toBe(1);
    expect(complained()).toContain(sentence);
    expect([...memory.admitted]).toEqual(['client-of-riverside-pt']);
  });

  test('a disabled partner has no secret to rotate', async () => {
    await run(riverside);
    await run('partner disable riverside-pt --yes');
    expect(await run('partner rotate riverside-pt')).toBe(1);
    expect(complained()).toContain('npm run ops -- partner enable riverside-pt gives it one');
    expect(memory.admitted.size).toBe(0);
  });

  test.each([
    ['member change mara-lind --practice north-harbor', 'Nothing to change: expected at least one of --name'],
    ['partner change riverside-pt', 'at least one of --name, --zone, --practice'],
    ['practice change north-harbor', '--closed-weekdays, --holiday'],
    ['practice change north-harbor --no-holidays --holiday 2027-01-01', 'expected without --holiday'],
  ])('%s says nothing that could be done', async (line, sentence) => {
    expect(await run(line)).toBe(2);
    expect(complained()).toContain(sentence);
  });
});
