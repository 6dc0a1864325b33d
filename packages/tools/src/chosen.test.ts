import { describe, expect, it } from 'vitest';
import { chosenFrom } from './chosen.ts';

const all = [{ name: 'unit' }, { name: 'infra' }];

describe('choosing by name', () => {
  it('takes all of them when none is named', () => {
    expect(chosenFrom(all, undefined, '--tier')).toEqual(all);
  });

  it('takes those named', () => {
    expect(chosenFrom(all, ' infra', '--tier')).toEqual([{ name: 'infra' }]);
  });

  it('refuses a name it does not know, and tells those it does', () => {
    expect(() => chosenFrom(all, 'infra,unti', '--tier')).toThrow(
      '--tier: expected some of unit, infra; got unti',
    );
  });
});
