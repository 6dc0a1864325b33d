import { expect, test } from 'vitest';
import { differencesOf } from './differences.ts';

test('the same says nothing', () => {
  const value = { a: [1, { b: null }], c: 'text' };
  expect(differencesOf(value, structuredClone(value))).toEqual([]);
});

test('every difference is told by its place: another value, one that is missing, one too many', () => {
  const expected = { messageId: 'A', conditions: [{ side: 'right' }], sex: 'female' };
  const got = { messageId: 'B', conditions: [{ side: 'right' }, { side: 'left' }], sentAt: 1 };
  expect(differencesOf(expected, got)).toEqual([
    { at: 'messageId', expected: '"A"', got: '"B"' },
    { at: 'conditions.1', expected: 'nothing', got: '{"side":"left"}' },
    { at: 'sex', expected: '"female"', got: 'nothing' },
    { at: 'sentAt', expected: 'nothing', got: '1' },
  ]);
});

test('a list is no object, and nothing is no empty one', () => {
  expect(differencesOf([], {})).toHaveLength(1);
  expect(differencesOf({ a: null }, { a: {} })).toHaveLength(1);
});
