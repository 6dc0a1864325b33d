import { describe, expect, it } from 'vitest';
import { knobNames } from '../faults/knobs.ts';
import { bugLines, flagOf, help, readOptions, UnknownOption } from './options.ts';

describe('the command', () => {
  it('plays ten seeds from the first on unless it is told otherwise', () => {
    expect(readOptions([])).toMatchObject({ from: 1, seeds: 10, jobs: 1, faults: {} });
    expect(readOptions(['--seeds', '500', '--from', '21', '--jobs', '2'])).toMatchObject({
      from: 21,
      seeds: 500,
      jobs: 2,
    });
  });

  it('plays one seed with the knobs that are set, and the mistake that is planted', () => {
    const options = readOptions([
      '--seed',
      '7',
      '--lost-reply',
      '0.2',
      '--crash',
      '0',
      '--bug',
      'dual-write',
    ]);
    expect(options).toMatchObject({ from: 7, seeds: 1, faults: { lostReply: 0.2, crash: 0 } });
    expect(options.bug?.name).toBe('dual-write');
  });

  it('plays the faults that a mistake needs without it, as a control', () => {
    const { bug, faults } = readOptions(['--bug', 'dual-write', '--without-bug', '--delay', '5']);
    expect(bug).toBeUndefined();
    expect(faults).toEqual({ crash: 0.03, delay: 5 });
  });

  it('takes all of what there are shares of, and more than one of what is counted', () => {
    expect(readOptions(['--crash', '1', '--poison', '4', '--drift', '90']).faults).toEqual({
      crash: 1,
      poison: 4,
      drift: 90,
    });
    expect(() => readOptions(['--crash', '5'])).toThrow('--crash takes a share, from 0 to 1; got 5');
  });

  it('says what every knob and every mistake is', () => {
    for (const name of knobNames) expect(help).toContain(`--${flagOf(name)} `);
    expect(bugLines().length).toBeGreaterThanOrEqual(20);
  });

  it.each([
    ['--seed', 'seven'],
    ['--seeds', '0'],
    ['--crash', '-1'],
    ['--crash', '5'],
    ['--next-version', '1.5'],
    ['--without-bug'],
    ['--crash', ''],
    ['--bug', 'no-such-bug'],
    ['--no-such-knob', '1'],
  ])('refuses %s %s', (...argv) => {
    expect(() => readOptions(argv)).toThrow(UnknownOption);
  });
});
