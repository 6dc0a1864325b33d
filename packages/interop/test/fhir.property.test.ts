/** Whatever stands where in a FHIR message: it is answered, soundly, in the time of a test, and gives nothing away. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { example, fhirType, translated } from './clinic.ts';
import { collection, course, jodie, type Resource, request, stay, subject, task } from './messages.ts';

const names = ['rotator-cuff', 'snf-discharge', 'exercise-loop', 'referral-message', 'bare-service-request'];

type Step = string | number;

/** Every place in a JSON value. */
const placesIn = (value: unknown, path: readonly Step[] = []): readonly (readonly Step[])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => {
        const place = [...path, Array.isArray(value) ? Number(name) : name];
        return [place, ...placesIn(inner, place)];
      })
    : [];

const messages = names.map((name) => {
  const text = new TextDecoder().decode(example(`fhir/${name}.json`));
  return { text, places: placesIn(JSON.parse(text)) };
});

const replaced = (text: string, place: readonly Step[], value: unknown): unknown => {
  const whole = JSON.parse(text);
  const around = place.slice(0, -1).reduce((part, step) => part[step], whole);
  around[place.at(-1) as Step] = value;
  return whole;
};

const isSound = (posted: unknown) => {
  const translation = translated(fhirType, posted);
  const { discharge, issues, warnings, ignored, fields = [] } = translation;
  expect(discharge === undefined).toBe(issues.length > 0);
  for (const list of [issues, warnings, ignored]) expect(list.length).toBeLessThanOrEqual(100);
  for (const { field, path } of fields) expect([typeof field, typeof path]).toEqual(['string', 'string']);
  return translation;
};

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    {},
    [],
    [[]],
    [null],
    [{}],
    '',
    '#',
    '#jodie',
    '__proto__',
    'constructor',
    -1,
    1e308,
  ),
);

const anyPlace = fc
  .constantFrom(...messages)
  .chain(({ text, places }) => fc.record({ text: fc.constant(text), place: fc.constantFrom(...places) }));

describe('a message with anything in any of its places', () => {
  test('is answered, and refused only for a reason', async () => {
    await fc.assert(
      fc.property(anyPlace, anything, ({ text, place }, value) => {
        isSound(replaced(text, place, value));
      }),
      { numRuns: 500 },
    );
  });

  test('never repeats what it says in a reason, a warning or a path', async () => {
    const canary = 'CANARY';
    await fc.assert(
      fc.property(
        anyPlace,
        fc.constantFrom<unknown>(canary, [canary], { [canary]: canary }, [{ id: canary }]),
        ({ text, place }, value) => {
          const { issues, warnings, ignored, fields = [] } = isSound(replaced(text, place, value));
          const told = [issues, warnings, ignored, fields.map(({ value: _, ...where }) => where)];
          expect(JSON.stringify(told)).not.toContain(canary);
        },
      ),
      { numRuns: 500 },
    );
  });
});

const reference = fc.constantFrom(
  ...[
    'Patient/jodie',
    'CarePlan/course',
    'ServiceRequest/request',
    'Task/task',
    'Encounter/stay',
    '#',
    '#jodie',
  ],
  ...[
    'Condition/c',
    'Bundle/example-collection',
    'urn:uuid:jodie',
    'Observation/o',
    'PractitionerRole/r',
    'nowhere',
  ],
);

const referring = [
  ...['subject', 'for', 'focus', 'encounter', 'requester', 'owner', 'patient', 'beneficiary', 'practitioner'],
  ...['organization', 'sender'],
];
const listing = [
  ...[
    'addresses',
    'goal',
    'reasonReference',
    'supportingInfo',
    'performer',
    'insurance',
    'hasMember',
    'payor',
  ],
  ...['focus', 'target', 'basedOn', 'outcomeReference'],
];

/** A resource of any kind that refers to anything anywhere, itself included. */
const tangled = fc.record({
  base: fc.constantFrom<Resource>(
    jodie,
    course,
    stay,
    request,
    task,
    { resourceType: 'Condition', id: 'c' },
    { resourceType: 'Observation', id: 'o', status: 'final' },
    { resourceType: 'PractitionerRole', id: 'r' },
    { resourceType: 'MessageHeader', id: 'm' },
    { resourceType: 'Goal', id: 'g', lifecycleStatus: 'active', subject },
  ),
  one: fc.dictionary(fc.constantFrom(...referring), fc.record({ reference }), { maxKeys: 4 }),
  many: fc.dictionary(fc.constantFrom(...listing), fc.array(fc.record({ reference }), { maxLength: 3 }), {
    maxKeys: 4,
  }),
  contains: fc.boolean(),
});

test('resources that refer to each other and to themselves, in any tangle, are read to an end', async () => {
  await fc.assert(
    fc.property(
      fc.array(tangled, { maxLength: 12 }),
      fc.constantFrom('message', 'collection', 'searchset'),
      (all, type) => {
        const resources = all.map(({ base, one, many, contains }) => ({
          ...base,
          ...one,
          ...many,
          ...(contains ? { contained: [base, { ...base, ...one }] } : {}),
        }));
        isSound({ ...collection(...resources), type });
      },
    ),
    { numRuns: 500 },
  );
});

describe('a message of very many', () => {
  const many = (count: number, resource: (index: number) => Resource) =>
    Array.from({ length: count }, (_, index) => resource(index));
  const bundles: readonly (readonly [string, unknown])[] = [
    [
      'courses of somebody else',
      collection(jodie, ...many(12_000, (index) => ({ ...course, id: `c${index}`, subject: {} }))),
    ],
    [
      'stays',
      collection(
        jodie,
        ...many(8_000, (index) => ({
          ...stay,
          id: `e${index}`,
          hospitalization: { dischargeDisposition: {} },
        })),
      ),
    ],
    [
      'conditions of one stay',
      collection(
        jodie,
        stay,
        ...many(12_000, (index) => ({
          resourceType: 'Condition',
          id: `c${index}`,
          subject,
          encounter: { reference: 'Encounter/stay' },
        })),
      ),
    ],
    [
      'tasks and requests',
      collection(
        jodie,
        course,
        ...many(6_000, (index) => ({ ...task, id: `t${index}` })),
        ...many(6_000, (index) => ({ ...request, id: `r${index}` })),
      ),
    ],
    [
      'contained conditions, each addressed',
      collection(jodie, {
        ...course,
        contained: many(15_000, (index) => ({ resourceType: 'Condition', id: `k${index}` })),
        addresses: many(15_000, (index) => ({ reference: `#k${index}` })),
      }),
    ],
    [
      'Bundles inside',
      collection(
        jodie,
        course,
        ...many(15_000, (index) => ({
          resourceType: 'Bundle',
          type: 'document',
          entry: [{ resource: { resourceType: 'Patient', id: 'jodie' } }],
          id: `${index}`,
        })),
      ),
    ],
    [
      'identifiers of accounts of one person',
      collection(
        { ...jodie, identifier: many(15_000, (index) => ({ system: 'urn:a', value: `${index}` })) },
        course,
        ...many(15_000, () => ({ ...collection({ resourceType: 'Patient', id: 'jodie' }) })),
      ),
    ],
    [
      'readings of one measure',
      collection(
        jodie,
        course,
        ...many(12_000, () => ({
          resourceType: 'Observation',
          status: 'final',
          subject,
          code: { coding: [{ system: 'http://loinc.org', code: '8867-4' }] },
          effectiveDateTime: '2026-03-01',
          valueQuantity: { value: 70 },
        })),
      ),
    ],
    ['words in a note', collection(jodie, course, { ...request, note: [{ text: 'w'.repeat(2_000_000) }] })],
  ];

  test.each(bundles)('%s is read to its end', (_, posted) => {
    expect(JSON.stringify(isSound(posted)).length).toBeLessThan(200_000);
  });
});
