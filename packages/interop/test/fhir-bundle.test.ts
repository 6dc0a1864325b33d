import { describe, expect, test } from 'vitest';
import { changed, codesOf, example, fhirType, hashOf, resourceOf, translated } from './clinic.ts';

const post = (posted: unknown) => translated(fhirType, posted);

describe('a record with a completed course of physical therapy', () => {
  const record = post(example('fhir/rotator-cuff.json'));

  test('is a discharge at the end of the course', () => {
    expect(record.discharge).toMatchObject({
      messageId: 'rpt-export-10056',
      sentAt: '2026-03-02T16:00:00.000Z',
      admittedAt: '2025-12-01T14:00:00.000Z',
      dischargedAt: '2026-03-02T15:04:05.000Z',
    });
  });

  test('gives the person by official name, and by identifiers that recognise her here', () => {
    expect(record.discharge?.client).toEqual({
      identifiers: [
        { system: 'urn:example:riverside-pt:record-export', value: 'export-10056' },
        { system: 'urn:example:riverside-pt:record', value: 'RPT-10056', type: 'MR' },
      ],
      name: { family: 'Hicks', given: ['Jodie'] },
      birthDate: '1970-04-12',
      sex: 'female',
      contact: {
        phone: '+1-555-0100',
        email: 'jodie.hicks@example.com',
        address: '1 Example Street, Springfield, Massachusetts, US',
      },
    });
    expect(record.warnings).toEqual([
      { code: 'identifier-dropped-social-security', path: 'entry[0].resource.identifier[2]' },
      { code: 'identifier-dropped-drivers-licence', path: 'entry[0].resource.identifier[3]' },
      { code: 'identifier-dropped-passport', path: 'entry[0].resource.identifier[4]' },
    ]);
    expect(JSON.stringify(record)).not.toMatch(/000-00-0000|EXAMPLE-DL|EXAMPLE-PP/);
  });

  test('gives as reason the condition the course addressed, its ICD-10-CM code, and the day it began at the clinic', () => {
    expect(record.discharge?.conditions).toEqual([
      {
        code: {
          system: 'http://hl7.org/fhir/sid/icd-10-cm',
          code: 'M75.121',
          display: 'Rotator cuff tear, right',
        },
        onsetOn: '2025-08-04',
        side: 'right',
      },
    ]);
  });

  test('gives the surgery that was done for it, and the goals that are left', () => {
    expect(record.discharge?.procedures).toMatchObject([
      { code: { code: '18347007' }, performedOn: '2025-10-06' },
    ]);
    expect(record.discharge?.goals).toEqual([
      { description: 'Reach a shelf at eye height without help', dueOn: '2026-05-31' },
    ]);
  });

  test('gives what was measured while the course lasted, its unit as UCUM writes it', () => {
    expect(record.discharge?.measures).toEqual([
      {
        code: { system: 'http://loinc.org', code: '8480-6', display: 'Systolic blood pressure' },
        value: 124,
        unit: 'mm[Hg]',
        takenOn: '2026-02-27',
      },
    ]);
  });

  test('names the kinds of resources that were not needed', () => {
    expect(record.ignored).toEqual(['Bundle.entry.resource.ofType(Condition)']);
  });
});

describe('of several completed courses', () => {
  const record = post(example('fhir/two-courses.json'));

  test('the one that ended last counts, with a warning', () => {
    expect(record.discharge?.dischargedAt).toBe('2026-02-20T05:00:00.000Z');
    expect(record.discharge?.conditions).toMatchObject([{ code: { code: 'M75.121' } }]);
    expect(codesOf(record)).toContain('several-discharges');
  });

  test('one whose end cannot be read gives way to one whose end can', () => {
    const vague = changed('fhir/two-courses.json', (bundle) => {
      resourceOf(bundle, 'CarePlan')['period'] = { start: '2025-12-01', end: '2024' };
    });
    expect(post(vague).discharge?.dischargedAt).toBe('2024-06-03T05:00:00.000Z');
    expect(codesOf(post(vague))).toEqual(expect.arrayContaining(['unreadable-date', 'several-discharges']));
  });

  test('a day without a time of day counts from its start at the clinic, with a warning', () => {
    expect(record.warnings).toContainEqual({
      code: 'date-without-time',
      path: 'entry[3].resource.period.end',
    });
  });
});

describe('the message id of a Bundle', () => {
  const idOf = (header: unknown, identifier: unknown, id: unknown) => {
    const bundle = changed('fhir/rotator-cuff.json', (record) => {
      record['identifier'] = identifier;
      record['id'] = id;
      if (header !== undefined)
        record.entry.unshift({ resource: { resourceType: 'MessageHeader', id: header } });
    });
    const translation = post(bundle);
    return { id: translation.messageId, codes: codesOf(translation), bytes: JSON.stringify(bundle) };
  };

  test('is its MessageHeader’s, else its identifier’s, else its own', () => {
    expect(idOf('header-1', { value: 'identifier-1' }, 'bundle-1').id).toBe('header-1');
    expect(idOf(undefined, { value: 'identifier-1' }, 'bundle-1').id).toBe('identifier-1');
    expect(idOf(undefined, undefined, 'bundle-1').id).toBe('bundle-1');
    expect(idOf(7, { value: '' }, 'bundle-1').id).toBe('bundle-1');
  });

  test.each(['RPT 2026/0042', 'x'.repeat(65), 'rpt_42'])(
    'that FHIR does not allow is kept, with a warning: %s',
    (written) => {
      expect(idOf(undefined, undefined, written)).toMatchObject({
        id: written,
        codes: expect.arrayContaining(['unusual-message-id']),
      });
      expect(idOf(written, undefined, 'bundle-1').codes).toContain('unusual-message-id');
      expect(idOf(undefined, { value: written }, 'bundle-1').codes).not.toContain('unusual-message-id');
    },
  );

  test.each(['rpt-export.42', 'x'.repeat(64)])('that FHIR allows is kept quietly: %s', (written) => {
    expect(idOf(undefined, undefined, written)).toMatchObject({ id: written });
    expect(idOf(undefined, undefined, written).codes).not.toContain('unusual-message-id');
  });

  test('is derived from its bytes when it names none, with a warning', () => {
    const { id, codes, bytes } = idOf(undefined, undefined, undefined);
    expect(id).toBe(hashOf(new TextEncoder().encode(bytes)));
    expect(codes).toContain('message-id-from-content');
  });

  test('is never one that came twice', () => {
    const text = JSON.stringify(changed('fhir/rotator-cuff.json', () => undefined));
    expect(post(text.replace('"id":', '"id":"another","id":')).messageId).toBe(
      hashOf(new TextEncoder().encode(text.replace('"id":', '"id":"another","id":'))),
    );
  });
});
