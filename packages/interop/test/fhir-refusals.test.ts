import { describe, expect, test } from 'vitest';
import { type Bundle, changed, example, fhirType, linesOf, resourceOf, translated } from './clinic.ts';

const post = (posted: unknown) => translated(fhirType, posted);
const record = (change: (bundle: Bundle) => void) => post(changed('fhir/rotator-cuff.json', change));
const withPerson = (fields: Record<string, unknown>) =>
  record((bundle) => {
    Object.assign(resourceOf(bundle, 'Patient'), fields);
  });
const withPlan = (fields: Record<string, unknown>) =>
  record((bundle) => {
    Object.assign(resourceOf(bundle, 'CarePlan'), fields);
  });

const noFact =
  'entry: expected a discharge fact: a CarePlan of physical therapy with status completed, or an Encounter with status finished, and its period.end, got ';

describe('a record is refused, under its id,', () => {
  test('when its person has died', () => {
    const { messageId, discharge } = post(example('fhir/deceased.json'));
    expect(messageId).toBeDefined();
    expect(discharge).toBeUndefined();
    expect(linesOf(post(example('fhir/deceased.json')))).toEqual([
      'entry[0].resource.deceasedDateTime: expected a living person, got a person recorded as deceased',
    ]);
  });

  test.each([
    [{ deceasedBoolean: true }, 'a living person, got a person recorded as deceased'],
    [{ _deceasedDateTime: { id: 'unknown' } }, 'a living person, got a person recorded as deceased'],
    [{ deceasedDateTime: null }, 'a living person, got a person recorded as deceased'],
    [{ deceasedBoolean: 'yes' }, 'true or false, got other text'],
  ])('when its person may have died: %j', (fields, line) => {
    expect(linesOf(withPerson(fields))).toEqual([expect.stringContaining(line)]);
  });

  test('when it is about two people, or about nobody', () => {
    expect(linesOf(post(example('fhir/two-people.json')))).toEqual([
      'entry[1].resource: expected one Patient, got 2 of them',
    ]);
    expect(linesOf(post(example('fhir/nobody.json')))).toEqual(['entry: expected a Patient, got none']);
  });

  test('when nothing in it is a discharge: what is there instead is told', () => {
    expect(linesOf(post(example('fhir/no-discharge.json')))).toEqual([
      `${noFact}physical therapy with status active`,
    ]);
    const without = (bundle: Bundle) =>
      bundle.entry.filter(({ resource }) => resource['resourceType'] !== 'CarePlan');
    const bare = record((bundle) => {
      bundle.entry = without(bundle);
    });
    expect(linesOf(bare)).toEqual([`${noFact}no CarePlan and no Encounter`]);
    expect(linesOf(withPlan({ category: [], activity: [] }))).toEqual([`${noFact}CarePlans of other kinds`]);
  });

  test('when the course has no end that can be read', () => {
    expect(linesOf(withPlan({ period: { start: '2025-12-01', end: '2026-02-30' } }))).toEqual([
      'entry[3].resource.period.end: expected a date or an instant with an offset, got none that can be read',
    ]);
  });

  test.each([
    [{ reference: 'urn:uuid:somebody' }, 'a reference that leads to nothing'],
    [undefined, 'nothing'],
    [{ reference: 'urn:uuid:00000000-0000-4000-8000-000000000002' }, 'somebody else'],
  ])('when the course is not known to be about its person: %j', (subject, got) => {
    expect(linesOf(withPlan({ subject }))).toEqual([
      `entry[3].resource.subject: expected the person of this message, got ${got}`,
    ]);
  });

  test('when the course carries a modifier that is not understood', () => {
    const modifierExtension = [{ url: 'urn:example:not-done', valueBoolean: true }];
    expect(linesOf(withPlan({ modifierExtension }))).toEqual([
      'entry[3].resource.modifierExtension: expected no modifier extension, got one that is not understood',
    ]);
  });

  test('when the person cannot be recognised', () => {
    expect(linesOf(withPerson({ identifier: [], birthDate: '1970' }))).toEqual([
      'entry[0].resource: expected an identifier, or a name and a birth date, got neither',
    ]);
  });

  test('for everything that is wrong with it at once', () => {
    const lines = linesOf(
      record((bundle) => {
        resourceOf(bundle, 'Patient')['deceasedBoolean'] = true;
        resourceOf(bundle, 'CarePlan')['status'] = 'revoked';
        bundle.entry.push({ resource: 'not a resource' as never });
      }),
    );
    expect(lines).toEqual([
      'entry[7].resource: expected a resource with a resourceType, got other text',
      'entry[0].resource.deceasedBoolean: expected a living person, got a person recorded as deceased',
      `${noFact}physical therapy with status revoked`,
    ]);
  });
});

describe('what states nothing about a person', () => {
  test.each([
    ['batch', 'batch: requests to be answered one by one, no statement about a person'],
    ['batch-response', 'batch-response: answers to requests'],
    ['transaction-response', 'transaction-response: the answer to a transaction'],
    ['history', 'history: versions of resources, of which none is said to hold'],
    ['bundle', 'other text'],
    [7, 'a number'],
    [undefined, 'nothing'],
  ])('a Bundle of type %s is refused under its id', (type, got) => {
    const translation = record((bundle) => {
      bundle['type'] = type;
    });
    expect(linesOf(translation)).toEqual([
      `type: expected transaction, message, collection, searchset, document, got ${got}`,
    ]);
    expect(translation.messageId).toBe('rpt-export-10056');
  });

  test('a batch that writes a record is told everything else that is wrong with it', () => {
    const translation = record((bundle) => {
      bundle['type'] = 'batch';
      resourceOf(bundle, 'Patient')['deceasedBoolean'] = true;
    });
    expect(linesOf(translation)).toEqual([
      expect.stringMatching(/^type: expected .* got batch: requests/),
      'entry[0].resource.deceasedBoolean: expected a living person, got a person recorded as deceased',
    ]);
  });

  test('a batch that only asks is told no more than that', () => {
    const asking = {
      resourceType: 'Bundle',
      type: 'batch',
      entry: [{ request: { method: 'GET', url: 'Patient' } }],
    };
    expect(linesOf(post(asking))).toEqual([expect.stringMatching(/^type: expected .* got batch: requests/)]);
  });

  test.each(['transaction', 'searchset', 'message', 'document', 'collection'])(
    'a Bundle of type %s is read',
    (type) => {
      const translation = record((bundle) => {
        bundle['type'] = type;
      });
      expect(translation.discharge?.dischargedAt).toBe('2026-03-02T15:04:05.000Z');
    },
  );

  test.each([[{}], [[]], [null], [7], [{ resourceType: 'Patient' }], [{ resourceType: 5 }]])(
    '%j is refused and has no id to be kept under',
    (value) => {
      const { messageId, issues } = post(value);
      expect(messageId).toBeUndefined();
      expect(issues).toMatchObject([
        { path: ['resourceType'], expected: 'Bundle, ServiceRequest, Task, Encounter' },
      ]);
    },
  );

  test.each([[undefined], [[]], [{}], ['entries']])('a Bundle whose entry is %j is refused', (entry) => {
    expect(linesOf(post({ resourceType: 'Bundle', type: 'transaction', entry }))[0]).toMatch(
      /^entry: expected a list of entries, got /,
    );
  });

  test('a fullUrl that comes twice is refused: references would be ambiguous', () => {
    const translation = record(({ entry }) => {
      for (const one of entry.slice(0, 2)) one.fullUrl = 'urn:uuid:00000000-0000-4000-8000-000000000001';
    });
    expect(linesOf(translation)).toContain(
      'entry[1].fullUrl: expected a fullUrl of its own, got one that came before',
    );
  });
});
