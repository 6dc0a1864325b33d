import { describe, expect, it } from 'vitest';
import { wholeNumber } from './whole-number.ts';

describe('a number that was typed', () => {
  it('is taken when it is whole and large enough', () => {
    expect(wholeNumber('--rounds', '50', 1)).toBe(50);
  });

  it.each(['', '0', '-1', '1.5', '1e3', 'many', ' 7', '9'.repeat(16)])(
    'is refused otherwise: "%s"',
    (text) => {
      expect(() => wholeNumber('--rounds', text, 1)).toThrow(
        `--rounds: expected a whole number from 1; got ${text}`,
      );
    },
  );
});
