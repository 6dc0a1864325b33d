import { expect, test } from 'vitest';
import { cdaType, codesOf, example, linesOf, translated } from './clinic.ts';

const summary = new TextDecoder().decode(example('ccda/discharge-summary.xml'));

const changed = (from: string | RegExp, to: string) => {
  const text = summary.replace(from, to);
  if (text === summary) throw new Error('nothing was changed');
  return translated(cdaType, text);
};

test.each([
  'text/xml',
  'application/xml',
  'application/hl7-cda+xml',
  'text/plain',
  '',
  'text/xml; charset=utf-8',
])('a document in "%s" is read by what it holds', (mediaType) => {
  expect(translated(mediaType, summary).discharge).toBeDefined();
});

test('a document under the media type of another format is told so', () => {
  expect(linesOf(translated('application/fhir+json', summary))).toEqual([
    'content-type: expected application/cda+xml, which the message is written in, got application/fhir+json',
  ]);
});

test.each([
  ['FHIR in XML', '<Bundle xmlns="http://hl7.org/fhir"/>', 'FHIR in XML; FHIR is read in JSON'],
  ['a section alone', '<section xmlns="urn:hl7-org:v3"/>', 'a part of a document'],
  ['a part without a namespace', '<recordTarget><patientRole/></recordTarget>', 'a part of a document'],
  ['a document without its namespace', '<ClinicalDocument/>', 'a ClinicalDocument of another namespace'],
  ['a feed', '<rss/>', 'another kind of XML'],
])('%s is refused for what it is', (_, text, got) => {
  expect(linesOf(translated('text/xml', text))).toEqual([
    `: expected a ClinicalDocument of the namespace urn:hl7-org:v3, got ${got}`,
  ]);
});

test.each([
  ['2026-03-02T15:00:00.000Z', '202603021000-0500'],
  ['2026-03-02T15:00:00.250Z', '20260302160000.250+0100'],
  ['2026-03-02T15:00:00.000Z', '202603021000'],
  ['2026-03-02T06:30:00.000Z', '202603020130'],
  ['2026-03-02T05:00:00.000Z', '20260302'],
])('the discharge is at %s where its end is written %s', (instant, written) => {
  expect(
    changed('<high value="20260302100000-0500"/>', `<high value="${written}"/>`).discharge?.dischargedAt,
  ).toBe(instant);
});

test.each(['2026', '202603', '20260230', '20260302100000-9900', '202603022500', 'yesterday', '<'])(
  'an end written %s names no day, and nothing has ended',
  (written) => {
    const refused = changed(
      '<high value="20260302100000-0500"/>',
      `<high value="${written.replace('<', '&lt;')}"/>`,
    );
    expect(refused.discharge).toBeUndefined();
    expect(linesOf(refused)[0]).toContain('a discharge fact');
  },
);

test('the end of a course of therapy counts before that of an encounter', () => {
  const course =
    '<documentationOf><serviceEvent><code code="91251008" codeSystem="2.16.840.1.113883.6.96"/>' +
    '<effectiveTime><high value="20260301090000-0500"/></effectiveTime></serviceEvent></documentationOf>';
  const read = changed('  <componentOf>', `${course}<componentOf>`);
  expect(read.discharge?.dischargedAt).toBe('2026-03-01T14:00:00.000Z');
  expect(codesOf(read)).not.toContain('service-taken-as-discharge');
});

test('a discharge summary without an encounter gives the end of the service it documents, and says so', () => {
  const service =
    '<documentationOf><serviceEvent><effectiveTime><high value="20260301"/></effectiveTime></serviceEvent></documentationOf>';
  const read = changed(/<componentOf>[^]*<\/componentOf>/, service);
  expect(read.discharge?.dischargedAt).toBe('2026-03-01T05:00:00.000Z');
  expect(codesOf(read)).toContain('service-taken-as-discharge');
});

test.each([
  [
    'nobody',
    /<recordTarget>[^]*<\/recordTarget>/,
    '',
    'ClinicalDocument/recordTarget: expected one person, got nobody',
  ],
  [
    'two people',
    '<recordTarget>',
    '<recordTarget><patientRole><id root="1.2.3" extension="other"/></patientRole></recordTarget><recordTarget>',
    'ClinicalDocument/recordTarget[2]/patientRole: expected one person, got 2 of them',
  ],
  [
    'somebody who died',
    '<birthTime',
    '<sdtc:deceasedInd value="true"/><birthTime',
    'ClinicalDocument/recordTarget/patientRole/patient/sdtc:deceasedInd: expected a living person, got a person recorded as deceased',
  ],
  [
    'somebody who left as deceased',
    'dischargeDispositionCode code="01"',
    'dischargeDispositionCode code="20"',
    'ClinicalDocument/componentOf/encompassingEncounter/dischargeDispositionCode: expected a living person, got a person who left as deceased',
  ],
])('a document about %s is refused', (_, from, to, line) => {
  const refused = changed(from, to);
  expect(refused.discharge).toBeUndefined();
  expect(linesOf(refused)).toEqual([line]);
  expect(refused.messageId).toBe('2.16.840.1.113883.19.7002:DS-1');
});

test('who left as deceased is told of once', () => {
  const refused = changed('dischargeDispositionCode code="01"', 'dischargeDispositionCode code="20"');
  expect(codesOf(refused)).not.toContain('disposition-not-known');
});

const target = /<recordTarget>[^]*<\/recordTarget>/.exec(summary)?.[0] ?? '';
const toldTwice = (again: string) => changed(target, `${target}${again}`);

test('the same person told twice is one person', () => {
  expect(toldTwice(target).discharge?.client.name?.family).toBe('Hicks');
});

test('two accounts whose names agree in nothing are two people: twins may share a number and a birthday', () => {
  const twin = target.replace(
    '<given>Jodie</given><family>Hicks</family>',
    '<given>Ola</given><family>Zed</family>',
  );
  expect(linesOf(toldTwice(twin))).toEqual([
    'ClinicalDocument/recordTarget[2]/patientRole: expected one person, got 2 of them',
  ]);
});

test('two accounts whose names differ in part are one person, and that is told of', () => {
  const married = toldTwice(target.replace('<family>Hicks</family>', '<family>Marsh</family>'));
  expect(married.discharge?.client.name?.family).toBe('Hicks');
  expect(codesOf(married)).toContain('names-differ');
});

test('numbers that are not kept are dropped from identifiers and from text', () => {
  const read = changed('No lifting', 'SSN 900-00-0001, no lifting');
  expect(JSON.stringify(read.discharge)).not.toContain('900-00-0001');
  expect(codesOf(read).filter((code) => code === 'identifier-dropped-social-security')).toHaveLength(2);
});

test('what did not happen is left out', () => {
  expect(
    changed('<procedure classCode="PROC" moodCode="EVN">', '<procedure classCode="PROC" moodCode="INT">')
      .discharge?.procedures,
  ).toBeUndefined();
  expect(changed(' moodCode="GOL"', ' moodCode="EVN"').discharge?.goals).toBeUndefined();
});

test('a document without an id goes by the key it was posted with', () => {
  const text = summary.replace(/<id root="[^"]*" extension="DS-1"\/>/, '<id nullFlavor="NI"/>');
  expect(translated(cdaType, text, 'key-1').messageId).toBe('key-1');
  expect(codesOf(translated(cdaType, text))).toContain('message-id-from-content');
});

test('a document of another kind is read, and told of', () => {
  const read = changed(/<templateId root="2\.16\.840\.1\.113883\.10\.20\.22\.1\.8"\/>\s*/, '');
  expect(codesOf(read)).not.toContain('document-of-another-kind');
  const note = translated(
    cdaType,
    summary.replace('22.1.8"', '22.1.7"').replace('code code="18842-5"', 'code code="11504-8"'),
  );
  expect(note.discharge).toBeDefined();
  expect(codesOf(note)).toContain('document-of-another-kind');
});

test('a section whose code is not known is told by its template', () => {
  const read = changed(
    '<code code="11535-2" codeSystem="2.16.840.1.113883.6.1"/>',
    '<templateId root="2.16.840.1.113883.10.20.22.2.24"/><code code="DDN" codeSystem="2.16.840.1.113883.6.1"/>',
  );
  expect(read.discharge?.conditions).toHaveLength(1);
  expect(read.discharge?.conditions?.[0]?.code.code).toBe('M75.121');
});

test('a consent in the header has no date, so it is told of and counts for nothing', () => {
  const told = changed(
    '<componentOf>',
    '<authorization><consent><id root="1.2.3"/><statusCode code="completed"/></consent></authorization><componentOf>',
  );
  expect(told.discharge?.consent).toBeUndefined();
  expect(told.warnings).toContainEqual({
    code: 'consent-without-date',
    path: 'ClinicalDocument/authorization/consent',
  });
});

test.each([
  ['borne at birth', 'BR', 'Hicks'],
  ['taken in marriage', 'SP', 'Hicks Marsh'],
])('of a name that was %s the family name is the present one', (_, qualifier, family) => {
  const read = changed(
    '<family>Hicks</family>',
    `<family>Hicks</family><family qualifier="${qualifier}">Marsh</family>`,
  );
  expect(read.discharge?.client.name?.family).toBe(family);
});

test('who writes about themselves refers nobody', () => {
  const self = changed(
    '<code code="225100000X" codeSystem="2.16.840.1.113883.6.101"/>',
    '<code code="ONESELF" codeSystem="2.16.840.1.113883.5.111"/>',
  );
  expect(self.discharge?.referrer).toBeUndefined();
});
