import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readJsonBody } from './json-body.ts';

const schema = z.strictObject({ reason: z.string().optional(), nested: z.unknown().optional() });
const read = (text: string | Uint8Array) =>
  readJsonBody(typeof text === 'string' ? Buffer.from(text) : text, schema);

const refusal = (text: string | Uint8Array) => {
  const result = read(text);
  if (result.ok) throw new Error('it was read');
  return { status: result.answer.status, text: JSON.stringify(result.answer.body) };
};

const nested = (levels: number): string => `{"nested":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;

describe('a JSON body', () => {
  it('is read as its schema says, and handed on as text too', () => {
    expect(read('{"reason":"duplicate"}')).toEqual({
      ok: true,
      value: { reason: 'duplicate' },
      text: '{"reason":"duplicate"}',
    });
  });

  it.each([
    ['nothing at all', ''],
    ['other text', 'reason=duplicate'],
    ['an unfinished object', '{"reason":"Jodie'],
    ['a byte order mark', '\uFEFF{}'],
    ['bytes that are not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])],
    ['bytes that are not UTF-8', new TextEncoder().encode('{"a":"\uFFFD"}')],
  ])('is refused as no JSON: %s', (_what, text) => {
    const { status, text: answer } = refusal(text);
    expect(status).toBe(400);
    expect(answer).not.toContain('Jodie');
  });

  it.each([
    ['one name', `{${'"a":0,'.repeat(500_000)}"a":0}`],
    [
      'many names',
      `{${Array.from({ length: 100_000 }, (_, index) => `"f${index}":0,"f${index}":1`).join(',')}}`,
    ],
  ])(
    'that repeats %s half a million times is answered with no more than a person can mend',
    (_what, text) => {
      const { status, text: answer } = refusal(text);
      expect(status).toBe(422);
      expect(answer.length).toBeLessThan(50_000);
    },
  );

  it('nests 64 levels and not one more, however deep it is', () => {
    expect(read(nested(64)).ok).toBe(true);
    expect(refusal(nested(65)).status).toBe(422);
    expect(refusal('['.repeat(2_000_000)).status).toBe(422);
  });

  it('does not count brackets inside of strings', () => {
    expect(read(JSON.stringify({ reason: `${'['.repeat(100)}"\\` })).ok).toBe(true);
  });

  it('has no field twice, whatever its second value is', () => {
    const { status, text } = refusal('{"reason":"duplicate","reason":"other"}');
    expect(status).toBe(422);
    expect(text).toContain('the same field again');
    expect(read('{"nested":[{"a":1},{"a":1}]}').ok).toBe(true);
    expect(refusal('{"nested":{"a":1,"\\u0061":2}}').status).toBe(422);
  });

  it('has no unknown field, and none that reaches for a prototype', () => {
    const { status, text } = refusal('{"__proto__":{"admin":true},"constructor":1,"colour":"red"}');
    expect(status).toBe(422);
    for (const name of ['__proto__', 'constructor', 'colour']) expect(text).toContain(name);
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });
});
