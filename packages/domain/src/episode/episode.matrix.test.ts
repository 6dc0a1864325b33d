import { describe, expect, it } from 'vitest';
import { rowOf } from '../scenario/matrix.ts';
import { callerLetters, expected, letters, mayAsk } from '../scenario/matrix-oracle.ts';
import { places } from '../scenario/places.ts';
import { Scene } from '../scenario/scene.ts';
import { wishes } from '../scenario/wishes.ts';
import type { CommandName } from './commands.ts';
import { decide } from './decide.ts';
import { positionsOfStage } from './position.ts';
import { commandNames, transitions } from './transitions.ts';

describe('every position with every command', () => {
  it('has a column for every position, and each story ends in its own', () => {
    expect(letters.map(([, position]) => position)).toEqual(Object.values(positionsOfStage).flat());
    for (const [, position] of letters) expect(places[position]().episode?.position).toBe(position);
  });

  it('has a row for every command', () => {
    const rows = Object.keys(expected);
    expect(rows).toEqual(Object.keys(wishes));
    expect(commandNames.filter((name) => !rows.some((row) => row.startsWith(name)))).toEqual([]);
  });

  it.each(Object.entries(expected))('%s: %s', (wish, row) => {
    expect(rowOf(wish, decide)).toBe(row.replaceAll(' ', ''));
  });

  it('knows no command but opening where there is no episode', () => {
    for (const [row, wish] of Object.entries(wishes)) {
      const { kind, codes } = wish(new Scene(), {});
      if (row === 'open-referral') expect(kind).toBe('accepted');
      else expect(codes).toEqual(['no-such-episode']);
    }
  });
});

describe('every command with every caller', () => {
  it.each(Object.entries(mayAsk))('%s may be asked by %s', (name, who) => {
    const found = transitions[name as CommandName].callers.map((caller) => callerLetters[caller]);
    expect(found.join('')).toBe(who);
  });

  it('covers every command', () => {
    expect(Object.keys(mayAsk).sort()).toEqual([...commandNames].sort());
  });
});
