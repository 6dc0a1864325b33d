import * as fc from 'fast-check';
import { mutated } from './mutations.ts';
import { type Tree, textOf } from './tree.ts';

type Writing = (text: string) => Uint8Array;

const utf8: Writing = (text) => Buffer.from(text);
const reversedPairs = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();

/** How a text becomes bytes: mostly as it should. */
const writing: fc.Arbitrary<Writing> = fc.oneof(
  { weight: 20, arbitrary: fc.constant(utf8) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Writing>(
      (text) => Buffer.from(`\ufeff${text}`),
      (text) => Buffer.from(text, 'utf16le'),
      (text) => Buffer.concat([Buffer.from([0xfe, 0xff]), reversedPairs(Buffer.from(text, 'utf16le'))]),
      (text) => Buffer.from(text, 'latin1'),
      (text) => Buffer.from(` \r\n\t${text}\n`),
      (text) => Buffer.from(`${text}${text}`),
      (text) => Buffer.from(`${text}\u0000`),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.nat(99).map(
      (percent): Writing =>
        (text) =>
          cut(text, percent),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(1_000_000), fc.nat(255)).map(
      ([place, byte]): Writing =>
        (text) =>
          otherByte(Buffer.from(text), place, byte),
    ),
  },
);

const cut = (text: string, percent: number): Uint8Array => {
  const bytes = Buffer.from(text);
  return bytes.subarray(0, Math.floor((bytes.length * percent) / 100));
};

const otherByte = (bytes: Buffer, place: number, byte: number): Uint8Array => {
  if (bytes.length > 0) bytes[place % bytes.length] = byte;
  return bytes;
};

/** Bodies around some that are right: as they are, with something wrong, in other bytes; and any bytes at all. */
export const bytesAround = (right: fc.Arbitrary<Tree>): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    { weight: 5, arbitrary: right.map((tree) => utf8(textOf(tree))) },
    {
      weight: 14,
      arbitrary: fc.tuple(mutated(right), writing).map(([tree, write]) => write(textOf(tree))),
    },
    { weight: 2, arbitrary: fc.json({ maxDepth: 4 }).map(utf8) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }).map(utf8) },
  );
