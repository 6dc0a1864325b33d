import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { example, translated, cdaType as type } from './clinic.ts';

const summary = new TextDecoder().decode(example('ccda/discharge-summary.xml'));
const [before = '', ...rest] = summary.split(/(?=\n {6}<component>\n {8}<section>)/);
const last = rest.at(-1) ?? '';
const ending = last.slice(last.indexOf('</structuredBody>'));
const sections = [...rest.slice(0, -1), last.slice(0, -ending.length)];

const discharge = (text: string) => translated(type, text).discharge;
const original = discharge(summary);

test('the order of sections changes nothing', async () => {
  expect(sections).toHaveLength(10);
  await fc.assert(
    fc.property(fc.shuffledSubarray(sections, { minLength: sections.length }), (order) => {
      expect(discharge(before + order.join('') + ending)).toEqual(original);
    }),
  );
});

test('prefixes of namespaces change nothing', async () => {
  await fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z]{1,8}$/).filter((prefix) => !['sdtc', 'xsi', 'xml', 'xmlns'].includes(prefix)),
      (prefix) => {
        const prefixed = summary
          .replace('xmlns="urn:hl7-org:v3"', `xmlns:${prefix}="urn:hl7-org:v3"`)
          .replace(/<(\/?)(?=[A-Za-z])(?!sdtc:)/g, `<$1${prefix}:`)
          .replace(/xsi:type="/g, `xsi:type="${prefix}:`);
        expect(discharge(prefixed)).toEqual(original);
      },
    ),
  );
});

test('comments and other namespaces change nothing', () => {
  const vendor = summary
    .replace(/<(patient|section|act)>?(?=[\s>])/g, '$&')
    .replace(/(<patient>)/, '$1<!-- seen --><v:note xmlns:v="urn:example:vendor">x</v:note>');
  expect(discharge(vendor)).toEqual(original);
});

test('whatever is cut out of a document or put into it, an answer comes', async () => {
  await fc.assert(
    fc.property(
      fc.nat(summary.length),
      fc.nat(300),
      fc.string({ unit: 'binary', maxLength: 30 }),
      (from, length, put) => {
        const text = summary.slice(0, from) + put + summary.slice(from + length);
        const { discharge: read, issues } = translated(type, text);
        expect(read === undefined).toBe(issues.length > 0);
      },
    ),
    { numRuns: 300 },
  );
});
