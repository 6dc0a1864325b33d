import { describe, expect, it } from 'vitest';
import { FreeText, parse } from '../primitives.ts';
import { commandBodies, commandExamples, type MemberCommand } from './index.ts';

const commands = Object.keys(commandBodies) as MemberCommand[];
const read = (command: MemberCommand, body: unknown) =>
  parse<(typeof commandBodies)[MemberCommand]>(commandBodies[command], body);
const pathsOf = (command: MemberCommand, body: unknown) => {
  const parsed = read(command, body);
  return parsed.ok ? [] : parsed.issues.map(({ path }) => path.join('.'));
};

describe('the body of a command', () => {
  it('has an example for every command', () => {
    expect(Object.keys(commandExamples).sort()).toEqual([...commands].sort());
  });

  it.each(commands)('of %s is read from its example, and refused with a field nobody knows', (command) => {
    const example = commandExamples[command];
    expect(pathsOf(command, example)).toEqual([]);
    expect(pathsOf(command, { ...example, episodeId: 'ep_7q2mx4c6n5kd3vhtz2rfwapb4e' })).toEqual([
      'episodeId',
    ]);
  });

  it.each(commands)('of %s is refused without what it needs', (command) => {
    const example: object = commandExamples[command];
    const optional = [
      'note',
      'trainerId',
      'expiresOn',
      'lastContactAt',
      'precautions',
      'readings',
      'exertion',
      'exercises',
    ];
    const needed = Object.keys(example).filter(
      (field) =>
        !optional.includes(field) ||
        command === 'assign-trainer' ||
        (command === 'set-plan' && field === 'exercises'),
    );
    for (const field of needed) {
      const { [field as keyof object]: _taken, ...rest } = example;
      expect(pathsOf(command, rest)).toEqual([field]);
    }
  });

  it('turns what a person typed into text kept apart', () => {
    const parsed = parse(commandBodies['record-contact-attempt'], commandExamples['record-contact-attempt']);
    expect(parsed.ok && parsed.value.note).toBeInstanceOf(FreeText);
  });

  it.each([
    ['record-assessment', 'no measure at all', { measures: [] }, 'measures'],
    [
      'record-assessment',
      'a value in words',
      { measures: [{ code: 'grip-strength', value: '18', unit: 'kg' }] },
      'measures.0.value',
    ],
    [
      'record-assessment',
      'a measure nobody defined',
      { measures: [{ code: 'mood', value: 1, unit: '1' }] },
      'measures.0.code',
    ],
    ['record-session', 'an exertion off the scale', { exertion: 21 }, 'exertion'],
    ['record-session', 'a session of no length', { durationMinutes: 0 }, 'durationMinutes'],
    ['set-goals', 'no goals', { goals: [] }, 'goals'],
    ['set-plan', 'a session every hour', { sessionsPerWeek: 168 }, 'sessionsPerWeek'],
    ['hold-program', 'a reason in words', { reason: 'away' }, 'reason'],
    ['hold-program', 'the silence that only the clock finds', { reason: 'inactivity' }, 'reason'],
    [
      'correct-entry',
      'the correction of a decision',
      { corrected: { command: 'accept-referral', body: {} } },
      'corrected.command',
    ],
    ['correct-entry', 'an entry before the first', { version: 0 }, 'version'],
  ] as const)('of %s is refused with %s', (command, _what, wrong, path) => {
    expect(pathsOf(command, { ...commandExamples[command], ...wrong })).toEqual([path]);
  });
});
