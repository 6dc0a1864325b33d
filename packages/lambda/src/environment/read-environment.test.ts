import { describe, expect, it } from 'vitest';
import { readEnvironment, settings } from './read-environment.ts';

const needed = settings.pick({ TABLE_NAME: true, HASHING_KEY_SECRET_ARN: true, BUS_NAME: true });

describe('the environment of a function', () => {
  it('is what the function needs of it', () => {
    const given = {
      TABLE_NAME: 'table',
      HASHING_KEY_SECRET_ARN: 'arn:aws:x',
      BUS_NAME: 'bus',
      PATH: '/usr/bin',
    };
    expect(readEnvironment(needed, given)).toEqual({
      TABLE_NAME: 'table',
      HASHING_KEY_SECRET_ARN: 'arn:aws:x',
      BUS_NAME: 'bus',
    });
  });

  it('stops the start with every setting that is missing or wrong, and no value', () => {
    expect(() => readEnvironment(needed, { HASHING_KEY_SECRET_ARN: 'hunter2', BUS_NAME: '' })).toThrow(
      'The function cannot start: TABLE_NAME is not set, HASHING_KEY_SECRET_ARN is not as expected, ' +
        'BUS_NAME is not as expected',
    );
  });
});
