import { describe, expect, it } from 'vitest';
import { columnKind } from './columns.ts';

describe('a column of a table of discharges', () => {
  it.each([
    ['messageId', 'text'],
    ['client.birthDate', 'text'],
    ['client.name.given.0', 'text'],
    ['client.identifiers.1.value', 'text'],
    ['conditions.0.code.system', 'text'],
    ['referrer.type', 'text'],
    ['precautions.12', 'text'],
    ['measures.0.value', 'number'],
  ])('%s holds %s', (name, kind) => {
    expect(columnKind(name)).toBe(kind);
  });

  it.each([
    'MessageId',
    'client',
    'client.name.given',
    'client.name.given.first',
    'client.name.given.00',
    'conditions.0',
    'messageId.0',
    'client.shoeSize',
    'client.__proto__',
    'constructor',
    'client..name',
    '',
  ])('%j is none', (name) => {
    expect(columnKind(name)).toBeUndefined();
  });
});
