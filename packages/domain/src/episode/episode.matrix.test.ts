import { describe, expect, it } from 'vitest';
import { rowOf } from '../scenario/matrix.ts';
import { callerLetters, expected, letters, mayAsk, mayLeadTo } from '../scenario/matrix-oracle.ts';
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

describe('where every command leads', () => {
  const letterOf = new Map(letters.map(([letter, position]) => [position, letter]));

  it.each(Object.entries(mayLeadTo))('%s: %s', (name, where) => {
    const found = transitions[name as CommandName].leadsTo.map((position) => letterOf.get(position) ?? '?');
    expect(found.join('')).toBe(where);
  });

  it('is told of every command, and nothing in the matrix leads elsewhere', () => {
    expect(Object.keys(mayLeadTo).sort()).toEqual([...commandNames].sort());
    for (const [wish, row] of Object.entries(expected)) {
      const where = mayLeadTo[wish.split(' ')[0] as CommandName];
      for (const [index, found] of [...row.replaceAll(' ', '')].entries())
        if (/[a-zA-Z]/.test(found) && found !== 'x' && found !== letters[index]?.[0])
          expect(where, wish).toContain(found);
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
