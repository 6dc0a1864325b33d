import { readFileSync } from 'node:fs';
import { columnKind } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { createRowReader, type RowRead } from '../src/index.ts';

const limits = { rows: 5, rowBytes: 400 };
const readRows = createRowReader({ columnKind, limits });

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

const read = async (
  format: 'csv' | 'ndjson',
  file: string | Uint8Array,
  { size = 1024, reader = readRows } = {},
): Promise<readonly RowRead[]> => {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const all: RowRead[] = [];
  for await (const one of reader(format, inChunks(bytes, size))) all.push(one);
  return all;
};

const messageOf = (one: RowRead | undefined): unknown =>
  one?.kind === 'row' && 'message' in one
    ? JSON.parse(new TextDecoder().decode(one.message.bytes))
    : undefined;

const messages = async (...sent: Parameters<typeof read>) =>
  (await read(...sent)).flatMap((one) => messageOf(one) ?? []);

const table = (...lines: readonly string[]) => lines.join('\n');

describe('a CSV file', () => {
  it('is read by the field names in its header: text, numbers, lists, empty cells as nothing', async () => {
    const file = table(
      'client.name.family,messageId,client.name.given.0,client.name.given.1,measures.0.value',
      'Example,A-1,Avery,Lee,-12.50',
      ' ,A-2,,,high',
    );
    expect(await messages('csv', file)).toEqual([
      {
        messageId: 'A-1',
        client: { name: { family: 'Example', given: ['Avery', 'Lee'] } },
        measures: [{ value: -12.5 }],
      },
      { messageId: 'A-2', measures: [{ value: 'high' }] },
    ]);
  });

  it.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('is separated by %s when its header is', async (_name, separator) => {
    const rows = [
      ['messageId', 'referrer.name'],
      ['A-1', '"Example, Ana; MD"'],
    ];
    const file = rows.map((cells) => cells.join(separator)).join('\r\n');
    expect(await messages('csv', file)).toEqual([
      { messageId: 'A-1', referrer: { name: 'Example, Ana; MD' } },
    ]);
  });

  it('keeps delimiters, line breaks and quotes inside of quotes; empty lines are no rows', async () => {
    const file = 'messageId,serviceRequested\r\nA-1,"one, ""two""\r\nthree"\r\n\r\nA-2,"four"\r\n';
    const rows = await read('csv', file, { size: 1 });
    expect(rows.slice(1).map((one) => (one.kind === 'row' ? one.row : one.kind))).toEqual([1, 2]);
    expect(rows.slice(1).map(messageOf)).toEqual([
      { messageId: 'A-1', serviceRequested: 'one, "two"\r\nthree' },
      { messageId: 'A-2', serviceRequested: 'four' },
    ]);
  });

  it.each([1, 2, 3, 7])(
    'means the same in chunks of %i bytes, in UTF-8 and UTF-16 with their marks',
    async (size) => {
      const text = 'messageId,client.name.family\nÄ-1,Exámple 😀\n';
      const expected = [{ messageId: 'Ä-1', client: { name: { family: 'Exámple 😀' } } }];
      const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
      expect(await messages('csv', text, { size })).toEqual(expected);
      expect(await messages('csv', `\uFEFF${text}`, { size })).toEqual(expected);
      expect(await messages('csv', utf16, { size })).toEqual(expected);
      expect(await messages('csv', Buffer.from(utf16).swap16(), { size })).toEqual(expected);
    },
  );

  it('says the same in the same bytes wherever its columns stand', async () => {
    const bytesOf = async (file: string) => {
      const [, one] = await read('csv', file);
      return one?.kind === 'row' && 'message' in one ? Buffer.from(one.message.bytes).toString() : '';
    };
    expect(await bytesOf('client.birthDate;messageId;precautions.10;precautions.2\n1960-01-01;A-1;x;y')).toBe(
      await bytesOf('precautions.2,nothing,messageId,precautions.10,client.birthDate\ny,?,A-1,x,1960-01-01'),
    );
  });

  it('leads from a place in a message back to its column, past places that were empty', async () => {
    const [, one] = await read('csv', 'messageId,conditions.1.onsetOn,conditions.4.onsetOn\nA-1,,soon');
    if (one?.kind !== 'row' || !('message' in one)) throw new Error('it is a row');
    expect(messageOf(one)).toEqual({ messageId: 'A-1', conditions: [{ onsetOn: 'soon' }] });
    expect(one.message.placeOf?.(['conditions', 0, 'onsetOn'])).toEqual(['conditions', '4', 'onsetOn']);
    expect(one.message.placeOf?.(['client'])).toEqual(['client']);
  });

  it('tells unknown columns once; what is no name only by where it stands', async () => {
    const rows = await read('csv', 'messageId,shoe.size,Hicks Jodie,\nA-1,1,2,3\nA-2,1,2,3');
    expect(rows.filter(({ kind }) => kind === 'columns')).toEqual([
      { kind: 'columns', unknown: ['shoe.size', 'column 3', 'column 4'] },
    ]);
    expect(rows.slice(1).map(messageOf)).toEqual([{ messageId: 'A-1' }, { messageId: 'A-2' }]);
  });

  it('refuses a row of another width, and reads on', async () => {
    const [, shifted, next] = await read('csv', 'messageId,referralId\nA-1,B,C\nA-2,B');
    expect(shifted).toMatchObject({
      row: 1,
      issues: [{ expected: 'as many cells as the header has columns' }],
    });
    expect(messageOf(next)).toEqual({ messageId: 'A-2', referralId: 'B' });
  });

  it.each([
    ['nothing', '', 'a header row'],
    ['no header', 'A-1,Example\nA-2,Sample', 'a header row'],
    ['a column twice', 'messageId,referralId,referralId\nA-1,B,C', 'each column once'],
    ['a quote that nobody closes', 'messageId\n"A-1\nA-2\nA-3', 'a closing quote'],
    ['a row that is too long', `messageId\n${'A'.repeat(500)}\nA-2`, 'rows of at most 400 bytes'],
    ['too many rows', table('messageId', '1', '2', '3', '4', '5', '6', '7'), 'at most 5 rows'],
    ['bytes of something else', 'PK\u0003\u0004\u0000\u0000', 'a header row'],
  ])(
    'with %s is unreadable from there on, and says why without repeating it',
    async (_what, file, expected) => {
      const last = (await read('csv', file)).at(-1);
      expect(last).toMatchObject({
        kind: 'unreadable',
        issues: [{ expected: expect.stringContaining(expected) }],
      });
      expect(JSON.stringify(last)).not.toMatch(/A-1|Example|PK/);
    },
  );

  it('has its example read as it is meant', async () => {
    const file = readFileSync(new URL('../examples/rows/discharges.csv', import.meta.url));
    const reader = createRowReader({ columnKind, limits: { rows: 100, rowBytes: 10_000 } });
    const [columns, ...rows] = await read('csv', file, { reader });
    expect(columns).toEqual({ kind: 'columns', unknown: ['shoeSize'] });
    expect(rows).toHaveLength(5);
    expect(messageOf(rows[1])).toEqual({
      messageId: 'ROW-2026-0002',
      referralId: 'REF-0002',
      client: { name: { family: 'Sample', given: ['Blake'] }, birthDate: '1959-12-17' },
      dischargedAt: '2026-03-02T11:30:00-05:00',
      conditions: [{ code: { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'M17.11' } }],
      referrer: { name: 'Example, Dr. Ben', type: 'physician' },
      referral: { signedOn: '2026-02-27' },
    });
  });
});

describe('an NDJSON file', () => {
  it.each([1, 5, 1024])('is a message a line, as it stands there, in chunks of %i bytes', async (size) => {
    const rows = await read('ndjson', '\uFEFF{"a":1}\r\n\n  \n{ "b": "ä" }\nnot JSON', { size });
    expect(
      rows.map((one) =>
        one.kind === 'row' && 'message' in one
          ? [one.row, one.message.mediaType, Buffer.from(one.message.bytes).toString()]
          : one,
      ),
    ).toEqual([
      [1, 'application/json', '{"a":1}'],
      [2, 'application/json', '{ "b": "ä" }'],
      [3, 'application/json', 'not JSON'],
    ]);
  });

  it('refuses a line that is too long, and reads on', async () => {
    const [long, next] = await read('ndjson', `"${'x'.repeat(1000)}"\n{}`, { size: 100 });
    expect(long).toMatchObject({ row: 1, issues: [{ expected: 'at most 400 bytes' }] });
    expect(messageOf(next)).toEqual({});
  });

  it.each([
    ['nothing', '\n\n', 'a JSON text a line'],
    ['UTF-16', Buffer.from('\uFEFF{}\n', 'utf16le'), 'UTF-8'],
    ['too many rows', '1\n2\n3\n4\n5\n6\n', 'at most 5 rows'],
  ])('with %s is unreadable from there on', async (_what, file, expected) => {
    expect((await read('ndjson', file)).at(-1)).toMatchObject({
      kind: 'unreadable',
      issues: [{ expected: expect.stringContaining(expected) }],
    });
  });
});
