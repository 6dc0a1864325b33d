import { describe, expect, test } from 'vitest';
import { codesOf, er7Type, example, linesOf, translated } from './clinic.ts';
import { ended, header, read, visit } from './er7.ts';

const instantOf = (written: string) => read(visit({ 45: written })).discharge?.dischargedAt;
const name = (written: string) =>
  read(ended, `PID|1||RPT-1^^^RPT||${written}||19700412`).discharge?.client.name;

describe('a message of HL7 v2', () => {
  test.each([
    ['line feeds', (text: string) => text.replaceAll('\r', '\n')],
    [
      'line feeds after carriage returns, and blank lines',
      (text: string) => text.replaceAll('\r', '\r\n\r\n'),
    ],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['the frame of MLLP', (text: string) => `\v${text}\u001c\r`],
  ])('says the same with %s', (_, written) => {
    const text = new TextDecoder().decode(example('hl7v2/discharged-home.hl7'));
    const plain = translated(er7Type, text);
    expect(plain.discharge).toBeDefined();
    expect(translated(er7Type, written(text))).toEqual(plain);
  });

  test('is read by the delimiters its header names, the one of 2.7 for what is cut off among them', () => {
    const { discharge, warnings } = translated(er7Type, example('hl7v2/hand-made.hl7'));
    expect(discharge).toMatchObject({
      messageId: 'RPT-2026-0104',
      dischargedAt: '2026-03-01T21:00:00.000Z',
      client: {
        name: { family: 'H*icks%Example', given: ['Jodie'] },
        birthDate: '1970-04-12',
        sex: 'female',
      },
      conditions: [{ code: { code: 'M54.5', display: 'Low back pain @ stiffness' } }],
    });
    expect(warnings.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'event-contradicts-type EVN-1',
      'line-left-out line 6',
      'discharge-instant-by-fallback EVN-6',
      'unreadable-date DG1-5',
    ]);
  });

  test.each(['MSH|^^\\&|A', 'MSH|a~\\&|A', 'MSH||A', 'MSHx'])(
    'is refused with the delimiters of %s',
    (line) => {
      expect(linesOf(translated(er7Type, line))).toEqual([
        'MSH-2: expected MSH and five different delimiters, got something else',
      ]);
    },
  );

  test('is recognised where the media type says nothing', () => {
    expect(translated('text/plain', example('hl7v2/discharged-home.hl7')).discharge).toBeDefined();
  });

  test.each([
    ['UNICODE UTF-8', new TextEncoder().encode('Hicksé')],
    ['8859/1', Uint8Array.from([...'Hicks'].map((sign) => sign.charCodeAt(0)).concat(0xe9))],
  ])('is read in %s', (set, bytes) => {
    const before = new TextEncoder().encode(`${header({ 18: set })}\rPID|1||1^^^RPT||`);
    const after = new TextEncoder().encode(`^Jodie||19700412\r${ended}`);
    const whole = Uint8Array.from([...before, ...bytes, ...after]);
    expect(translated(er7Type, whole).discharge?.client.name?.family).toBe('Hicksé');
  });

  test('in a character set that is not understood is refused for that', () => {
    expect(linesOf(read(header({ 18: 'UNICODE UTF-16' }), ended))).toEqual([
      'MSH-18: expected ASCII, UNICODE UTF-8 or 8859/1, got a character set that is not understood',
    ]);
  });
});

describe('text between delimiters', () => {
  test.each([
    ['Hicks\\T\\Sons^Jo', { family: 'Hicks&Sons', given: ['Jo'] }],
    ['O\\S\\H^Jo', { family: 'O^H', given: ['Jo'] }],
    ['\\F\\\\R\\\\E\\^Jo', { family: '|~\\', given: ['Jo'] }],
    ['H\\X69\\cks^Jo', { family: 'Hicks', given: ['Jo'] }],
    ['van&van&Hicks^Jo', { family: 'van', given: ['Jo'] }],
    ['""^Jo', { given: ['Jo'] }],
    ['Alias^A^^^^^A~Hicks^Jo^^^^^L', { family: 'Hicks', given: ['Jo'] }],
    ['Hicks^Jo^Example^Jr^Dr', { family: 'Hicks', given: ['Jo', 'Example'] }],
  ])('%s names somebody', (written, expected) => {
    expect(name(written)).toEqual(expected);
  });
});

describe('the instant of discharge', () => {
  test.each([
    ['20260301', '2026-03-01T05:00:00.000Z'],
    ['2026030115', '2026-03-01T20:00:00.000Z'],
    ['202603011530', '2026-03-01T20:30:00.000Z'],
    ['20260301153045', '2026-03-01T20:30:45.000Z'],
    ['20260301153045.1', '2026-03-01T20:30:45.100Z'],
    ['20260301153045.1234', '2026-03-01T20:30:45.123Z'],
    ['202603011530+0100', '2026-03-01T14:30:00.000Z'],
    ['20260301153045.12-0330', '2026-03-01T19:00:45.120Z'],
  ])('%s is read', (written, instant) => {
    expect(instantOf(written)).toBe(instant);
  });

  test.each(['2026', '202603', '20260230', '2026030124', '202603011560', '2026-03-01', 'yesterday'])(
    '%s names no day, is told of, and the next best counts',
    (written) => {
      const read45 = read(visit({ 45: written }));
      expect(read45.discharge?.dischargedAt).toBe('2026-03-02T14:00:00.000Z');
      expect(codesOf(read45)).toEqual(
        expect.arrayContaining(['unreadable-date', 'discharge-instant-by-fallback']),
      );
    },
  );

  test('of an ADT^A03 is PV1-45, then EVN-6, then MSH-7', () => {
    expect(read('EVN|A03|20260302|||U|20260228').discharge?.dischargedAt).toBe('2026-02-28T05:00:00.000Z');
    expect(read('EVN|A03|20260228').discharge?.dischargedAt).toBe('2026-03-02T14:00:00.000Z');
    expect(codesOf(read('EVN|A03|20260228'))).toContain('discharge-instant-by-fallback');
  });

  test('of a referral is PV1-45, then RF1-9: a referral alone is no discharge', () => {
    const referred = header({ 9: 'REF^I12' });
    expect(read(referred, 'RF1|P|R||||7|||20260227').discharge?.dischargedAt).toBe(
      '2026-02-27T05:00:00.000Z',
    );
    expect(linesOf(read(referred, 'RF1|P|R||||7|20260227'))).toEqual([
      'PV1-45: expected the instant of a discharge in PV1-45 or RF1-9, got nothing',
    ]);
  });
});

describe('what a message asks for', () => {
  test.each([
    ['ADT^A03^ADT_A03', 'discharge'],
    ['REF^I12', 'discharge'],
    ['REF^I13', 'correction'],
    ['REF^I14', 'cancellation'],
    ['REF^I15', 'status'],
  ])('is said by %s', (type, asks) => {
    const { asks: asked, about } = read(header({ 9: type }), 'RF1|P|||||A1^NS|||||B2', ended);
    expect(asked).toBe(asks);
    expect(about).toEqual({ referralIds: ['A1', 'B2'], messageId: 'RPT-1' });
  });

  test.each([
    ['ORU^R01', 'another message type'],
    ['ADT^A08', 'another event'],
    ['', 'nothing'],
  ])('of %s is for somebody else', (type, got) => {
    expect(linesOf(read(header({ 9: type }), ended))).toEqual([
      `MSH-9: expected ADT^A03, REF^I12, REF^I13, REF^I14 or REF^I15, got ${got}`,
    ]);
  });

  test.each(['2.3', '2.3.1', '2.4', '2.5', '2.5.1', '2.6', '2.7', '2.7.1', '2.8', '2.8.2'])(
    'is understood in version %s',
    (version) => expect(read(header({ 12: version }), ended).discharge).toBeDefined(),
  );

  test('is read with a warning in 2.9, and refused before 2.3', () => {
    expect(codesOf(read(header({ 12: '2.9' }), ended))).toContain('version-read-as-2.8');
    expect(linesOf(read(header({ 12: '2.2' }), ended))).toEqual([
      'MSH-12: expected a version from 2.3 to 2.8, got another one',
    ]);
  });

  test.each(['T', 'D'])('is tried and not done where MSH-11 says %s', (processing) => {
    expect(read(header({ 11: processing }), ended)).toMatchObject({
      trialOnly: true,
      warnings: [{ code: 'not-for-production', path: 'MSH-11' }],
    });
    expect(linesOf(read(header({ 11: 'X' }), ended))).toEqual([
      'MSH-11: expected P, T or D, got another processing id',
    ]);
  });
});

describe('the person', () => {
  test('who died is not referred', () => {
    const died = 'expected a living person, got a person recorded as deceased';
    const person = (field: number, value: string) =>
      ['PID|1||RPT-1^^^RPT||Hicks^Jo||19700412', ...Array.from({ length: field - 8 }, () => ''), value].join(
        '|',
      );
    expect(linesOf(read(ended, person(30, 'Y')))).toEqual([`PID-30: ${died}`]);
    expect(linesOf(read(ended, person(29, '20260301')))).toEqual([`PID-29: ${died}`]);
    expect(linesOf(read(ended, 'PDA|I21^Infarction^I10||Y'))).toEqual([`PDA: ${died}`]);
    for (const code of ['20', '40', '41', '42'])
      expect(linesOf(read(visit({ 36: code, 45: '20260301' })))).toEqual([
        'PV1-36: expected a living person, got a person who left as deceased',
      ]);
  });

  test('keeps no Social Security or licence number, whose ever field it stands in', () => {
    const told = translated(er7Type, example('hl7v2/discharged-home.hl7'));
    expect(codesOf(told)).toEqual(
      expect.arrayContaining(['identifier-dropped-social-security', 'identifier-dropped-drivers-licence']),
    );
    const byFacility = read(ended, 'PID|1||900123456^^^^^USSSA~1^^^RPT||Hicks^Jo||19700412');
    expect(JSON.stringify(byFacility.discharge)).not.toContain('900123456');
    expect(JSON.stringify(told.discharge)).not.toMatch(/900-?12-?3456|E-555-0100/);
  });

  test('is known by an identifier of the sender, unless an object identifier says whose it is', () => {
    expect(
      read(ended, 'PID|1||A^^^RPT~B~C^^^RPT&2.16.840.1.113883.19.5&ISO').discharge?.client.identifiers,
    ).toEqual([
      { system: 'riverside-pt/RPT', value: 'A' },
      { system: 'riverside-pt', value: 'B' },
      { system: 'urn:oid:2.16.840.1.113883.19.5', value: 'C' },
    ]);
  });

  test('is one', () => {
    expect(linesOf(read(ended, 'PID|1||A', 'PID|2||B'))).toEqual([
      'PID[2]: expected one person, got more than one',
    ]);
  });
});

describe('the diagnoses', () => {
  const diagnosis = (code: string, type: string, priority = '', day = ''): string =>
    ['DG1', '', '', `${code}^Knee^I10`, '', day, type, ...Array.from({ length: 8 }, () => ''), priority].join(
      '|',
    );
  const codesAmong = (...segments: readonly string[]) =>
    read(ended, ...segments).discharge?.conditions?.map(({ code, onsetOn }) => `${code.code} ${onsetOn}`);

  test('of the end come before those of admission, and among them the first in priority', () => {
    expect(
      codesAmong(
        diagnosis('M17.0', 'A', '1'),
        diagnosis('M17.1', 'F', '2'),
        diagnosis('M17.2', 'F', '1'),
        diagnosis('M17.3', 'W'),
      ),
    ).toEqual(['M17.2 undefined', 'M17.1 undefined', 'M17.3 undefined', 'M17.0 undefined']);
  });

  test('stand as they came where nothing is said of them', () => {
    expect(codesAmong(diagnosis('M17.1', ''), diagnosis('M17.0', ''))).toEqual([
      'M17.1 undefined',
      'M17.0 undefined',
    ]);
  });

  test('told at admission and again at the end are one, as it was told at the end', () => {
    const twice = [diagnosis('M17.0', 'A', '', '20260101'), diagnosis('M17.0', 'F', '', '20260202')];
    expect(codesAmong(...twice)).toEqual(['M17.0 2026-02-02']);
    expect(read(ended, ...twice).ignored).toEqual([]);
  });
});
