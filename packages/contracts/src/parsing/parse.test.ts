import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { parse } from './parse.ts';

const visit = z.strictObject({
  kind: z.enum(['first', 'next']),
  minutes: z.int().min(10).max(180),
  readings: z.array(z.strictObject({ value: z.number() })).max(3),
  note: z.string().min(1).max(5).optional(),
});

const issuesOf = (value: unknown) => {
  const parsed = parse(visit, value);
  return parsed.ok ? 'read' : parsed.issues;
};

const valid = { kind: 'first', minutes: 50, readings: [] };

describe('reading what came', () => {
  it('gives what the schema names', () => {
    expect(parse(visit, valid)).toEqual({ ok: true, value: valid });
  });

  it('names every issue at once: where, what was expected, what kind came', () => {
    expect(
      issuesOf({ kind: 'second', minutes: 10.5, readings: [{ value: '18' }, {}], note: '', mood: 'fine' }),
    ).toEqual([
      { path: ['kind'], expected: 'one of first, next', got: 'text of 6 characters' },
      { path: ['minutes'], expected: 'a whole number', got: 'a number' },
      { path: ['readings', 0, 'value'], expected: 'a number', got: 'text of 2 characters' },
      { path: ['readings', 1, 'value'], expected: 'a number', got: 'nothing' },
      { path: ['note'], expected: 'at least 1 character', got: 'empty text' },
      { path: ['mood'], expected: 'no such field', got: 'a field' },
    ]);
  });

  it.each([
    [null, 'null'],
    [undefined, 'nothing'],
    [[1, 2], 'a list of 2 items'],
    ['visit', 'text of 5 characters'],
    [true, 'true or false'],
    [7, 'a whole number'],
  ])('tells %j by its kind', (value, got) => {
    expect(issuesOf(value)).toEqual([{ path: [], expected: 'an object', got }]);
  });

  it.each([-1, 1e9, Number.MAX_VALUE, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses %d minutes',
    (minutes) => {
      expect(issuesOf({ ...valid, minutes })).toContainEqual(expect.objectContaining({ path: ['minutes'] }));
    },
  );

  it('keeps a field name to itself when it could be anything', () => {
    const hostile = JSON.parse('{"Jodie Hicks, 1969":1,"<script>":2,"mood":3}');
    expect(issuesOf({ ...valid, ...hostile })).toEqual([
      { path: ['(a field)'], expected: 'no such field', got: 'a field' },
      { path: ['(a field)'], expected: 'no such field', got: 'a field' },
      { path: ['mood'], expected: 'no such field', got: 'a field' },
    ]);
  });

  it('takes __proto__ and constructor for the strange fields they are, and gives nobody their powers', () => {
    const hostile = JSON.parse(
      '{"kind":"first","minutes":50,"readings":[],"__proto__":{"role":"owner"},"constructor":1}',
    );
    expect(issuesOf(hostile)).toEqual([
      { path: ['__proto__'], expected: 'no such field', got: 'a field' },
      { path: ['constructor'], expected: 'no such field', got: 'a field' },
    ]);
    expect(({} as { role?: string }).role).toBeUndefined();
  });

  it('refuses a list a million long for its length, and names a hundred of a hundred thousand strange fields', () => {
    expect(issuesOf({ ...valid, readings: new Array(1_000_000).fill({}) })).toEqual([
      { path: ['readings'], expected: 'at most 3 items', got: 'a list of 1000000 items' },
    ]);
    const strange = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, index) => [`field${index}`, index]),
    );
    const issues = issuesOf({ ...valid, ...strange });
    expect(issues).toHaveLength(101);
    expect(issues.at(-1)).toEqual({ path: [], expected: 'nothing further', got: '99900 more issues' });
  });

  it('is not led down a well', () => {
    const depth = 200_000;
    const deep = JSON.parse(`${'{"readings":'.repeat(1_000)}1${'}'.repeat(1_000)}`);
    expect(issuesOf(deep)).not.toBe('read');
    const lists: unknown[] = [];
    let innermost = lists;
    for (let level = 0; level < depth; level += 1) {
      const next: unknown[] = [];
      innermost.push(next);
      innermost = next;
    }
    expect(issuesOf({ ...valid, readings: lists })).toEqual([
      { path: ['readings', 0], expected: 'an object', got: 'a list of 1 item' },
    ]);
  });
});
