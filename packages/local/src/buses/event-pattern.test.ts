import { describe, expect, test } from 'vitest';
import { compilePattern } from './event-pattern.ts';

const matches = (pattern: unknown, event: unknown): boolean => compilePattern(pattern, 'rule').matches(event);

const event = {
  source: 'shop',
  'detail-type': 'OrderPlaced.v1',
  resources: ['a', 'b'],
  detail: {
    state: 'open',
    total: 12.5,
    note: null,
    isNew: true,
    customer: { region: 'west' },
    lines: [{ sku: 'x' }, { sku: 'y' }],
  },
};

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html */
describe('an event pattern', () => {
  test.each([
    ['values', { source: ['shop', 'other'] }],
    ['a number, a boolean, null', { detail: { total: [12.5], isNew: [true], note: [null] } }],
    ['nested fields', { detail: { customer: { region: ['west'] } } }],
    ['any element of a list', { resources: ['b'] }],
    ['a field of any object of a list', { detail: { lines: { sku: ['y'] } } }],
    ['prefix', { 'detail-type': [{ prefix: 'OrderPlaced.' }] }],
    ['prefix without case', { 'detail-type': [{ prefix: { 'equals-ignore-case': 'ORDER' } }] }],
    ['suffix', { 'detail-type': [{ suffix: '.v1' }] }],
    ['equals-ignore-case', { source: [{ 'equals-ignore-case': 'SHOP' }] }],
    ['wildcard', { 'detail-type': [{ wildcard: 'Order*.v*' }] }],
    ['numeric', { detail: { total: [{ numeric: ['>', 10, '<=', 12.5] }] } }],
    ['anything-but', { detail: { state: [{ 'anything-but': ['closed', 'lost'] }] } }],
    ['anything-but with prefix', { detail: { state: [{ 'anything-but': { prefix: 'clo' } }] } }],
    ['exists', { detail: { state: [{ exists: true }], missing: [{ exists: false }] } }],
    ['$or', { detail: { $or: [{ state: ['closed'] }, { total: [12.5] }] } }],
  ])('matches by %s', (_operator, pattern) => {
    expect(matches(pattern, event)).toBe(true);
  });

  test.each([
    ['another value', { source: ['factory'] }],
    ['text that looks like the number', { detail: { total: ['12.5'] } }],
    ['a field that is absent', { detail: { missing: ['x'] } }],
    ['one field of several', { source: ['shop'], detail: { state: ['closed'] } }],
    ['anything-but of an absent field', { detail: { missing: [{ 'anything-but': ['x'] }] } }],
    ['exists on a field that is no leaf', { detail: { customer: [{ exists: true }] } }],
    ['a numeric bound', { detail: { total: [{ numeric: ['>', 12.5] }] } }],
    ['no alternative of $or', { detail: { $or: [{ state: ['closed'] }, { total: [1] }] } }],
    ['what an object inherits', { detail: { constructor: [{ exists: true }] } }],
  ])('is not matched by %s', (_reason, pattern) => {
    expect(matches(pattern, event)).toBe(false);
  });

  test('an operator that is not implemented is refused by name', () => {
    expect(() => compilePattern({ detail: { ip: [{ cidr: '10.0.0.0/24' }] } }, 'rule Orders')).toThrow(
      'rule Orders.detail.ip: the pattern operator cidr is not implemented',
    );
  });
});
