import { beforeEach, describe, expect, test } from 'vitest';
import { lines, typed } from '../../test/ops-lines.ts';
import { MemoryOffice } from '../../test/ops-office.ts';
import { commands } from './run-ops.ts';

const { harbor, riverside, mara } = lines;

describe('npm run ops', () => {
  let memory: MemoryOffice;

  const run = (line: string) => typed(memory, line);
  const said = () => memory.said.join('\n');
  const complained = () => memory.complained.join('\n');

  beforeEach(async () => {
    memory = new MemoryOffice();
    await run(harbor);
    memory.said.length = 0;
  });

  test('a practice has its zone, its closed days and the latest policy', async () => {
    expect(memory.practices.get('north-harbor')).toEqual({
      practiceId: 'north-harbor',
      name: 'North Harbor',
      timeZone: 'America/Chicago',
      calendar: { closedWeekdays: [6, 7], holidays: [] },
      policy: '2026-1',
      disabled: false,
    });
    expect(
      await run(
        'practice add south --name S --zone UTC --closed-weekdays none --holiday 2026-12-25 --holiday 2026-01-01',
      ),
    ).toBe(0);
    expect(memory.practices.get('south')?.calendar).toEqual({
      closedWeekdays: [],
      holidays: ['2026-01-01', '2026-12-25'],
    });
  });

  test('a partner’s agreements gather what it calls each practice, and its secret is printed', async () => {
    expect(await run(`${riverside}=1234567893 --practice north-harbor=Harbor=Gym`)).toBe(0);
    expect(memory.partners.get('riverside-pt')?.agreements).toEqual([
      { practiceId: 'north-harbor', routingIdentifiers: ['1234567893', 'Harbor=Gym'] },
    ]);
    expect(said()).toContain('secret-of-riverside-pt');
    memory.said.length = 0;
    await run('partner list');
    expect(said()).toContain('riverside-pt');
    expect(said()).not.toContain('secret-of-riverside-pt');
  });

  test('a member signs in with their address in lower case, by a password to be replaced', async () => {
    expect(await run(mara)).toBe(0);
    expect(memory.members.get('north-harbor#mara-lind')).toMatchObject({
      email: 'mara.lind@example.com',
      roles: ['trainer'],
    });
    expect(said()).toContain('a temporary password');
  });

  test('what exists already is told, and nothing changes', async () => {
    await run(riverside);
    await run(mara);
    expect(await run(harbor)).toBe(1);
    expect(await run(riverside)).toBe(1);
    expect(await run(mara)).toBe(1);
    expect(await run(mara.replace('mara-lind', 'other'))).toBe(1);
    expect(memory.complained.slice(0, 3).every((line) => line.includes('already; nothing was changed'))).toBe(
      true,
    );
    expect(complained()).toContain('Another member signs in with mara.lind@example.com');
    expect(memory.members.size).toBe(1);
  });

  test('a partner whose AWS account is another’s is refused, and its client closed again', async () => {
    await run(`${riverside} --account 123456789012`);
    expect(await run(`${riverside.replace('riverside-pt', 'hill-pt')} --account 123456789012`)).toBe(1);
    expect([...memory.admitted]).toEqual(['client-of-riverside-pt']);
  });

  test.each([
    [riverside.replace('practice north-harbor', 'practice nowhere'), 'There is no practice nowhere'],
    [mara.replace('practice north-harbor', 'practice nowhere'), 'There is no practice nowhere'],
    ['partner disable nobody --yes', 'There is no partner clinic nobody'],
    ['member disable nobody --practice north-harbor --yes', 'has no member nobody'],
    ['practice disable nowhere --yes', 'There is no practice nowhere'],
  ])('%s is refused', async (line, sentence) => {
    expect(await run(line)).toBe(1);
    expect(complained()).toContain(sentence);
  });

  test('everything wrong with a command line is told at once', async () => {
    const line =
      'practice add North! extra --zone Mars --zone UTC --closed-weekdays 1,2,3,4,5,6,7 --holiday 2026-02-30 --wings';
    expect(await run(line)).toBe(2);
    for (const part of [
      'extra:',
      '--zone: it is given twice',
      '--wings: there is no such option',
      'ID: expected',
      '--name is missing',
      '--zone: expected an IANA',
      '--closed-weekdays: expected',
      '--holiday: expected a day',
    ])
      expect(complained()).toContain(part);
    expect(memory.practices.size).toBe(1);
  });

  test.each([
    ['practice list --region us-east-1', '--stage: expected dev or prod; got nothing'],
    ['practice list --stage dev', '--region: expected a region'],
    [
      'practice list --region us-east-1 --stage dev --data here',
      '--data: a local cloud is found by its folder',
    ],
    ['practice list --limit 0', '--limit: expected a whole number from 1 to 100; got 0'],
    ['practice list --json=yes', '--json: it takes no value'],
    ['practice list --limit', '--limit: its value is missing'],
  ])('%s is not understood', async (line, sentence) => {
    expect(await run(line)).toBe(2);
    expect(complained()).toContain(sentence);
  });

  test('a page as JSON names the next', async () => {
    await run('practice add south --name S --zone UTC');
    memory.said.length = 0;
    await run('practice list --limit 1 --json');
    expect(JSON.parse(said())).toMatchObject({
      items: [{ practiceId: 'north-harbor' }],
      next: 'north-harbor',
    });
  });

  test('disabling says what it affects, and happens when the id is typed', async () => {
    await run(riverside);
    await run(mara);
    memory.answer = 'north-harbor';
    expect(await run('practice disable north-harbor')).toBe(0);
    expect(said()).toContain('mara-lind');
    expect(said()).toContain('riverside-pt');
    expect(memory.practices.get('north-harbor')?.disabled).toBe(true);
  });

  test.each([{ answer: 'yes' }, { answer: undefined }])(
    'nothing is disabled on the answer $answer',
    async ({ answer }) => {
      await run(riverside);
      memory.answer = answer;
      expect(await run('partner disable riverside-pt')).toBe(1);
      expect(memory.partners.get('riverside-pt')?.disabled).toBe(false);
      expect(memory.admitted.size).toBe(1);
    },
  );

  test('a disabled partner’s client is closed, and stays so after a sync', async () => {
    await run(riverside);
    await run(riverside.replace('riverside-pt', 'hill-pt'));
    expect(await run('partner disable riverside-pt --yes')).toBe(0);
    memory.admitted.clear();
    await run('partner sync');
    expect([...memory.admitted]).toEqual(['client-of-hill-pt']);
  });

  test('a disabled member cannot sign in', async () => {
    await run(mara);
    await run('member disable mara-lind --practice north-harbor --yes');
    expect([...memory.closedMembers]).toEqual(['subject-of-mara.lind@example.com']);
    expect(memory.members.get('north-harbor#mara-lind')?.disabled).toBe(true);
  });

  test('a command nobody knows is answered with those there are', async () => {
    expect(await run('partner dance')).toBe(2);
    expect(complained()).toContain('There is no command "partner dance".');
    expect(complained()).toContain('partner add ID');
    expect(await run('')).toBe(2);
  });

  test('every level explains itself', async () => {
    expect(await run('--help')).toBe(0);
    expect(await run('partner --help')).toBe(0);
    for (const { subject, verb } of commands) expect(said()).toContain(`${subject} ${verb}`);
    for (const { subject, verb, options, example } of commands) {
      memory.said.length = 0;
      expect(await run(`${subject} ${verb} --help`)).toBe(0);
      expect(said()).toContain(example);
      for (const name of Object.keys(options)) expect(said()).toContain(`--${name}`);
    }
  });
});
