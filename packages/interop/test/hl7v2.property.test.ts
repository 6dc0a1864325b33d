import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { escaped, unescaped } from '../src/hl7v2/parsing/escapes.ts';
import { er7Type, example, translated } from './clinic.ts';

const usual = [...'|^~\\&'];
const delimiters = fc.shuffledSubarray([...'*%!?@#$+=;:<>/'], { minLength: 5, maxLength: 5 });

const delimitersFrom = ([
  field = '|',
  component = '^',
  repetition = '~',
  escape = '\\',
  subcomponent = '&',
]: readonly string[]) => ({
  field,
  component,
  repetition,
  escape,
  subcomponent,
});

test('any text is itself again after it was written between any delimiters', async () => {
  await fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), delimiters, (text, signs) => {
      const plain = text.replace(/\r\n?/g, '\n');
      const written = escaped(text, delimitersFrom(signs));
      expect(unescaped(written, delimitersFrom(signs))).toBe(plain);
      const { escape, ...others } = delimitersFrom(signs);
      expect(Object.values(others).filter((sign) => written.includes(sign))).toEqual([]);
      expect(escape).toHaveLength(1);
    }),
  );
});

test('delimiters chosen at random change nothing', async () => {
  // Slashes and the like stand in no value of the example, so that each sign is what it replaces.
  const text = new TextDecoder()
    .decode(example('hl7v2/discharged-home.hl7'))
    .replaceAll(/[*%!?@#$+=;:<>/]/g, '');
  const plain = translated(er7Type, text);
  await fc.assert(
    fc.property(delimiters, (signs) => {
      const written = [...text].map((sign) => signs[usual.indexOf(sign)] ?? sign).join('');
      expect(translated(er7Type, written)).toEqual(plain);
    }),
  );
});

test('nothing that begins as a message makes the translator stumble', async () => {
  await fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 })), (lines) => {
      const { issues, discharge } = translated(er7Type, `MSH|^~\\&|${lines.join('\r')}`);
      expect(discharge === undefined).toBe(issues.length > 0);
    }),
  );
});
