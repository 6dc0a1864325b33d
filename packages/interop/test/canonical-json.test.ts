import { describe, expect, test } from 'vitest';
import { canonicalType, codesOf, example, linesOf, translated } from './clinic.ts';

const post = (posted: unknown) => translated(canonicalType, posted);
const jodie = { name: { family: 'Hicks', given: ['Jodie'] }, birthDate: '1970-04-12' };
const least = { messageId: 'RPT-1', client: jodie, dischargedAt: '2026-03-02T15:04:05Z' };

describe('a canonical message', () => {
  test('with a message id, a person and a discharge instant is translated', () => {
    const { discharge, issues, warnings } = post(example('canonical/least.json'));
    expect(discharge).toEqual({
      messageId: 'RPT-2026-0001',
      client: { identifiers: [], name: { family: 'Hicks', given: ['Jodie'] }, birthDate: '1970-04-12' },
      dischargedAt: '2026-03-02T15:04:05.000Z',
    });
    expect([...issues, ...warnings]).toEqual([]);
  });

  test('with everything keeps everything, in UTC, but identifiers that are not needed', () => {
    const translation = post(example('canonical/complete.json'));
    expect(translation.warnings).toEqual([
      { code: 'identifier-dropped-social-security', path: 'client.identifiers.1' },
    ]);
    expect(translation.discharge).toMatchObject({
      dischargedAt: '2026-03-02T15:04:05.000Z',
      client: { identifiers: [{ value: 'RPT-10056' }] },
      conditions: [{ side: 'right' }],
      referrer: { npi: '1234567893' },
      coverage: { payer: 'Example Mutual' },
    });
    expect(JSON.stringify(translation)).not.toContain('000-00-0000');
  });

  test('that names another sender is kept, with a warning: the token decides', () => {
    expect(codesOf(post({ ...least, sender: { name: 'Somebody Else' } }))).toEqual(['sender-differs']);
    expect(codesOf(post({ ...least, sender: { name: 'riverside physical-therapy' } }))).toEqual([]);
  });

  test('whose person is known by a dropped identifier only is refused: nobody is left to recognise', () => {
    const client = { identifiers: [{ system: 'http://hl7.org/fhir/sid/us-ssn', value: '000-00-0000' }] };
    expect(linesOf(post({ ...least, client }))).toEqual([
      'client: expected an identifier, or a name and a birth date, got neither',
    ]);
  });
});

describe('a canonical message that is refused', () => {
  test('tells every issue at once, by field and kind, and keeps its id', () => {
    const translation = post({
      messageId: 'RPT-1',
      client: { ...jodie, birthDate: 'April', sex: 7 },
      conditions: [{ code: { system: 'http://snomed.info/sct' } }],
      diagnosis: 'shoulder of Jodie Hicks',
    });
    expect(translation.messageId).toBe('RPT-1');
    expect(translation.discharge).toBeUndefined();
    expect(linesOf(translation).map((line) => line.split(':')[0])).toEqual([
      'client.birthDate',
      'client.sex',
      'dischargedAt',
      'conditions.0.code.code',
      'diagnosis',
    ]);
    expect(JSON.stringify(translation)).not.toMatch(/Hicks|April|shoulder/);
  });

  test.each([['nothing'], [null], [42], [[]], ['x'.repeat(2001)], ['a\u0000b']])(
    'without a usable message id has none to be kept under: %j',
    (messageId) => {
      const translation = post({ ...least, messageId: messageId === 'nothing' ? undefined : messageId });
      expect(translation.messageId).toBeUndefined();
      expect(linesOf(translation)[0]).toMatch(/^messageId: expected /);
    },
  );

  test('whose message id comes twice has none', () => {
    const translation = post('{"messageId":"RPT-1","messageId":"RPT-2"}');
    expect(translation.messageId).toBeUndefined();
    expect(linesOf(translation)).toContain('messageId: expected each field once, got the same field again');
  });

  test('that breaks off keeps the id that could still be read', () => {
    const whole = JSON.stringify(least);
    expect(post(whole.slice(0, -10))).toMatchObject({
      messageId: 'RPT-1',
      issues: [{ expected: 'JSON (RFC 8259)' }],
    });
  });

  test('for holding more values than can be judged keeps its id and is not judged', () => {
    const translation = post({ ...least, goals: new Array(20_000).fill(1) });
    expect(translation.messageId).toBe('RPT-1');
    expect(linesOf(translation)).toEqual([': expected at most 10000 values, got more']);
  });
});
