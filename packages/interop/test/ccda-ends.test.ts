import { describe, expect, test } from 'vitest';
import { cdaType, codesOf, example, linesOf, translated } from './clinic.ts';

const summary = new TextDecoder().decode(example('ccda/discharge-summary.xml'));

const encounter = (end: string): string =>
  '<entry><encounter classCode="ENC" moodCode="EVN">' +
  `<effectiveTime><low value="20260101"/><high value="${end}"/></effectiveTime>` +
  '<dischargeDispositionCode code="01" codeSystem="2.16.840.1.113883.12.112"/></encounter></entry>';

/** A document that names its encounters in their section, and none in its header unless it is given. */
const withEncounters = (ends: readonly string[], header = '') => {
  const section =
    '<component><section><code code="46240-8" codeSystem="2.16.840.1.113883.6.1"/>' +
    `${ends.map(encounter).join('')}</section></component>`;
  const text = summary
    .replace(/<componentOf>[^]*<\/componentOf>/, header)
    .replace('<structuredBody>', `<structuredBody>${section}`);
  return translated(cdaType, text);
};

const day = '20260302100000-0500';
const at = '2026-03-02T15:00:00.000Z';
const place =
  'ClinicalDocument/component/structuredBody/component[1]/section/entry[2]/encounter/effectiveTime/high';

describe('of several encounters that ended, the last counts:', () => {
  test('whichever stands first', () => {
    const read = withEncounters(['20260220', day]);
    expect(read.discharge?.dischargedAt).toBe(at);
    expect(codesOf(read)).toContain('several-discharges');
  });

  test.each(['202604', '2027', '20260331250000', '20260310T10'])(
    'one that ended later and cannot be read, %s, is asked about',
    (written) => {
      const read = withEncounters([day, written]);
      expect(read.discharge).toBeUndefined();
      expect(linesOf(read)).toEqual([
        `${place}: expected a day or an instant, got one that cannot be read, later than the others`,
      ]);
    },
  );

  test.each(['202603', '2026', 'in spring', '20260302250000'])(
    'one that may have ended later, %s, is told of',
    (written) => {
      const read = withEncounters([day, written]);
      expect(read.discharge?.dischargedAt).toBe(at);
      expect(codesOf(read)).toEqual(expect.arrayContaining(['unreadable-date', 'several-discharges']));
    },
  );

  test.each(['202602', '2025', '20260230'])('one that ended earlier, %s, gives way', (written) => {
    const read = withEncounters([day, written]);
    expect(read.discharge?.dischargedAt).toBe(at);
    expect(codesOf(read)).toContain('unreadable-date');
    expect(codesOf(read)).not.toContain('several-discharges');
  });

  test('that of the header, later and nobody knows when, is asked about before one of the section counts', () => {
    const header =
      '<componentOf><encompassingEncounter><effectiveTime><high value="202605"/></effectiveTime></encompassingEncounter></componentOf>';
    expect(linesOf(withEncounters([day], header))).toEqual([
      'ClinicalDocument/componentOf/encompassingEncounter/effectiveTime/high: expected a day or an instant, got one that cannot be read, later than the others',
    ]);
  });
});
