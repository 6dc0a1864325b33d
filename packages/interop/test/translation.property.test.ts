import type { TherapyDischarge } from '@continuum/contracts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalType, changed, fhirType, resourceOf, translated } from './clinic.ts';

const mediaTypes = [canonicalType, fhirType];

/** Says nothing, or says why: a discharge exactly when there are no issues, and no more than an answer holds. */
const isSound = (mediaType: string, posted: unknown): void => {
  const { discharge, issues, warnings, messageId } = translated(mediaType, posted);
  expect(discharge === undefined).toBe(issues.length > 0);
  expect(issues.length).toBeLessThanOrEqual(100);
  expect(warnings.length).toBeLessThanOrEqual(100);
  if (discharge !== undefined) expect(discharge.messageId).toBe(messageId);
};

describe.each(mediaTypes)('%s never throws, and refuses for a reason', (mediaType) => {
  test('whatever bytes come', async () => {
    await fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => isSound(mediaType, bytes)));
  });

  test('whatever text comes', async () => {
    await fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => isSound(mediaType, text)),
    );
  });

  test('whatever JSON comes', async () => {
    await fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => isSound(mediaType, value)));
  });

  test('wherever a good message is cut, or a byte of it is another', async () => {
    const good = new TextEncoder().encode(
      mediaType === canonicalType
        ? JSON.stringify({
            messageId: 'RPT-1',
            client: { identifiers: [{ system: 'urn:a', value: '1' }] },
            dischargedAt: '2026-03-02T15:04:05Z',
          })
        : JSON.stringify(changed('fhir/deceased.json', () => undefined)),
    );
    const place = fc.nat({ max: good.length - 1 });
    await fc.assert(fc.property(place, (length) => isSound(mediaType, good.slice(0, length))));
    await fc.assert(
      fc.property(place, fc.integer({ min: 0, max: 255 }), (at, byte) =>
        isSound(mediaType, good.with(at, byte)),
      ),
    );
  });
});

describe('a record with anything in place of one of its elements', () => {
  const elements = ['Patient', 'Condition', 'CarePlan', 'Procedure', 'Goal'].flatMap((type) =>
    changed('fhir/rotator-cuff.json', () => undefined)
      .entry.filter(({ resource }) => resource['resourceType'] === type)
      .slice(0, 1)
      .flatMap(({ resource }) => Object.keys(resource).map((name) => ({ type, name }))),
  );

  test('never throws, and refuses for a reason', async () => {
    await fc.assert(
      fc.property(fc.constantFrom(...elements), fc.jsonValue({ maxDepth: 4 }), ({ type, name }, value) => {
        const record = changed('fhir/rotator-cuff.json', (bundle) => {
          resourceOf(bundle, type)[name] = value;
        });
        isSound(fhirType, record);
      }),
    );
  });

  test('never lets a person recorded as deceased through', async () => {
    const deceased = fc.oneof(
      fc.constant({ deceasedBoolean: true }),
      fc.jsonValue({ maxDepth: 2 }).map((deceasedDateTime) => ({ deceasedDateTime })),
    );
    await fc.assert(
      fc.property(deceased, (fields) => {
        const record = changed('fhir/rotator-cuff.json', (bundle) => {
          Object.assign(resourceOf(bundle, 'Patient'), fields);
        });
        expect(translated(fhirType, record).discharge).toBeUndefined();
      }),
    );
  });
});

const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ]{0,30}[a-z]$/);
const day = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const instant = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const side = fc.constantFrom('left', 'right');
const optional = { requiredKeys: [] };
const coding = fc.record({ system: word, code: word, display: word }, { requiredKeys: ['system', 'code'] });
const identifier = fc.record({ system: word, value: word.map((text) => `RPT ${text}`) });

/** Canonical discharges of every shape, whose identifiers all are of a kind that is kept. */
const canonical = fc.record(
  {
    messageId: word,
    sentAt: instant,
    referralId: word,
    priority: fc.constantFrom('routine', 'urgent'),
    client: fc.record({
      identifiers: fc.array(identifier, { minLength: 1, maxLength: 4 }),
      name: fc.record({ family: word, given: fc.array(word, { maxLength: 3 }) }),
      birthDate: day,
    }),
    dischargedAt: instant,
    conditions: fc.array(fc.record({ code: coding, onsetOn: day, side }, { requiredKeys: ['code'] }), {
      maxLength: 4,
    }),
    procedures: fc.array(fc.record({ code: coding, performedOn: day }, { requiredKeys: ['code'] }), {
      maxLength: 3,
    }),
    referrer: fc.record({ name: word, type: fc.constantFrom('physician', 'therapist') }, optional),
    precautions: fc.array(word, { maxLength: 4 }),
    measures: fc.array(
      fc.record({ code: coding, value: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
      {
        maxLength: 3,
      },
    ),
    goals: fc.array(fc.record({ description: word, dueOn: day }, { requiredKeys: ['description'] }), {
      maxLength: 3,
    }),
    consent: fc.record({ signedOn: day }),
  },
  { requiredKeys: ['messageId', 'client', 'dischargedAt'] },
);

test('what was read as canonical and written again reads as the same', async () => {
  await fc.assert(
    fc.property(canonical, (value) => {
      const first = translated(canonicalType, value).discharge as TherapyDischarge;
      expect(first).toEqual(JSON.parse(JSON.stringify(value)));
      expect(translated(canonicalType, first).discharge).toEqual(first);
    }),
  );
});
