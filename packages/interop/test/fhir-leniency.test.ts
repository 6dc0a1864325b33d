import { describe, expect, test } from 'vitest';
import { type Bundle, changed, codesOf, fhirType, resourceOf, translated } from './clinic.ts';

const record = (change: (bundle: Bundle) => void) =>
  translated(fhirType, changed('fhir/rotator-cuff.json', change));
const withFields = (type: string, fields: Record<string, unknown>) =>
  record((bundle) => {
    Object.assign(resourceOf(bundle, type), fields);
  });
const pathsOf = (translation: ReturnType<typeof record>, code: string) =>
  translation.warnings.filter((warning) => warning.code === code).map(({ path }) => path);

describe('what a discharge can do without is left out and told of', () => {
  test.each([
    ['Patient', { gender: 'F' }, 'entry[0].resource.gender'],
    ['Patient', { name: 'Jodie Hicks' }, 'entry[0].resource.name'],
    ['Patient', { telecom: [{ system: 'phone', value: 5 }] }, 'entry[0].resource.telecom[0].value'],
    ['Patient', { address: [7] }, 'entry[0].resource.address[0]'],
    ['Patient', { address: [{ text: 'x'.repeat(501) }] }, 'entry[0].resource.address[0]'],
    ['Condition', { onsetDateTime: undefined, onsetPeriod: [] }, 'entry[1].resource.onsetPeriod'],
    ['CarePlan', { goal: {} }, 'entry[3].resource.goal'],
  ])('an element of %s that cannot be used: %j', (type, fields, path) => {
    const translation = withFields(type, fields);
    expect(translation.discharge).toBeDefined();
    expect(pathsOf(translation, 'unusable-value')).toEqual([path]);
  });

  test('a goal whose description is too long, and with it the goal', () => {
    const translation = withFields('Goal', { description: { text: 'x'.repeat(501) } });
    expect(translation.discharge?.goals).toEqual([]);
    expect(pathsOf(translation, 'unusable-value')).toEqual([
      'entry[5].resource.description',
      'entry[5].resource',
    ]);
  });

  test('one of several, and the others stay what they were, each from its own place', () => {
    const goal = (text: string) => ({
      resource: {
        resourceType: 'Goal',
        lifecycleStatus: 'active',
        description: { text },
        subject: { reference: 'urn:uuid:00000000-0000-4000-8000-000000000001' },
        target: [{ dueDate: '2026-06-01' }],
      },
      fullUrl: `urn:uuid:goal-${text.length}`,
    });
    const texts = ['Climb stairs', 'x'.repeat(501), 'Carry a bag', 'y'.repeat(502), 'Garden'];
    const translation = record((bundle) => {
      bundle.entry.push(
        ...texts.map(goal),
        {
          resource: {
            resourceType: 'Flag',
            status: 'active',
            code: { text: 'Falls' },
            subject: goal('').resource.subject,
          },
        },
        {
          resource: {
            resourceType: 'Flag',
            status: 'active',
            code: { text: 'a\u0000b' },
            subject: goal('').resource.subject,
          },
        },
        {
          resource: {
            resourceType: 'Flag',
            status: 'active',
            code: { text: 'Osteoporosis' },
            subject: goal('').resource.subject,
          },
        },
      );
      resourceOf(bundle, 'CarePlan')['goal'] = texts.map((text) => ({
        reference: `urn:uuid:goal-${text.length}`,
      }));
    });
    expect(translation.discharge?.goals).toEqual(
      ['Climb stairs', 'Carry a bag', 'Garden'].map((description) => ({ description, dueOn: '2026-06-01' })),
    );
    expect(translation.discharge?.precautions).toEqual(['Falls', 'Osteoporosis']);
    expect(translation.fields).toContainEqual({
      field: 'precautions.1',
      path: 'entry[14].resource.code',
      value: 'Osteoporosis',
    });
  });

  test('an identifier that is too long, has no value, no system, or is no longer used', () => {
    const translation = withFields('Patient', {
      identifier: [
        { system: 'urn:example:riverside-pt:record', value: 'RPT-10056' },
        { system: 'urn:example:riverside-pt:other', value: 'x'.repeat(201) },
        { system: 'urn:example:riverside-pt:record' },
        { value: 'RPT-10056' },
        { use: 'old', system: 'urn:example:riverside-pt:record', value: 'RPT-1' },
        { system: 'urn:example:riverside-pt:record', value: 'RPT-10056' },
      ],
    });
    expect(translation.discharge?.client.identifiers).toEqual([
      { system: 'urn:example:riverside-pt:record', value: 'RPT-10056' },
    ]);
    const at = (index: number) => `entry[0].resource.identifier[${index}]`;
    expect(pathsOf(translation, 'unusable-value')).toEqual([at(2), at(1)]);
    expect(pathsOf(translation, 'identifier-without-system')).toEqual([at(3)]);
    expect(pathsOf(translation, 'identifier-dropped')).toEqual([at(4)]);
  });

  test('more identifiers, conditions or names than can be kept', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      system: 'urn:example:many',
      value: `${index}`,
    }));
    const translation = withFields('Patient', { identifier: many });
    expect(translation.discharge?.client.identifiers).toHaveLength(20);
    expect(pathsOf(translation, 'list-shortened')).toEqual(['entry[0].resource.identifier']);
  });

  test('a name that came as one text is kept as the family name', () => {
    const translation = withFields('Patient', { name: [{ text: 'Hicks, Jodie' }] });
    expect(translation.discharge?.client.name).toEqual({ family: 'Hicks, Jodie', given: [] });
    expect(codesOf(translation)).toContain('name-not-split');
  });

  test.each([
    [{ verificationStatus: { coding: [{ code: 'refuted' }] } }],
    [{ verificationStatus: { coding: [{ code: 'entered-in-error' }] } }],
    [{ code: { text: 'a sore shoulder' } }],
    [{ subject: { reference: 'urn:uuid:somebody' } }],
    [{ modifierExtension: [{ url: 'urn:example:negated' }] }],
  ])('a condition that does not count: %j', (fields) => {
    const translation = withFields('Condition', fields);
    expect(translation.discharge?.conditions).toBeUndefined();
    expect(pathsOf(translation, 'condition-left-out')).toEqual(['entry[1].resource']);
  });

  test('an onset that names a year only', () => {
    const translation = withFields('Condition', { onsetDateTime: '2025' });
    expect(translation.discharge?.conditions).toMatchObject([{ code: { code: 'M75.121' } }]);
    expect(translation.discharge?.conditions?.[0]?.onsetOn).toBeUndefined();
    expect(pathsOf(translation, 'unreadable-date')).toEqual(['entry[1].resource.onsetDateTime']);
  });

  test('a reason that is not in the message', () => {
    const translation = withFields('CarePlan', { addresses: [{ reference: 'Condition/elsewhere' }] });
    expect(translation.discharge?.conditions).toBeUndefined();
    expect(pathsOf(translation, 'reference-not-found')).toEqual(['entry[3].resource.addresses[0]']);
  });
});

describe('what does not belong to the course stays out of it, quietly:', () => {
  test.each([
    ['surgery that was not completed', 'Procedure', { status: 'not-done' }],
    ['a procedure that is no surgery', 'Procedure', { category: undefined }],
    ['surgery for another reason', 'Procedure', { reasonReference: [] }],
  ])('%s', (_, type, fields) => {
    expect(withFields(type, fields).discharge?.procedures).toBeUndefined();
  });

  test('a goal that was reached', () => {
    expect(withFields('Goal', { lifecycleStatus: 'completed' }).discharge?.goals).toBeUndefined();
  });
});

test('physical therapy that is known by its wording only is a discharge, with a warning', () => {
  const translation = withFields('CarePlan', {
    category: [{ coding: [{ system: 'urn:example:local', code: 'PT' }], text: 'Outpatient Physiotherapy' }],
  });
  expect(translation.discharge).toBeDefined();
  expect(pathsOf(translation, 'recognised-by-display')).toEqual(['entry[3].resource']);
});

describe('a reference is followed', () => {
  const addressing = (reference: string, change: (bundle: Bundle) => void = () => undefined) =>
    record((bundle) => {
      resourceOf(bundle, 'CarePlan')['addresses'] = [{ reference }];
      change(bundle);
    }).discharge?.conditions?.map(({ code }) => code.code);

  test('by type and id, with or without a version', () => {
    const withId = (bundle: Bundle) => {
      resourceOf(bundle, 'Condition')['id'] = 'shoulder';
    };
    expect(addressing('Condition/shoulder', withId)).toEqual(['M75.121']);
    expect(addressing('Condition/shoulder/_history/2', withId)).toEqual(['M75.121']);
  });

  test('by an identifier that only one resource has', () => {
    const identified = (bundle: Bundle) => {
      resourceOf(bundle, 'Condition')['identifier'] = [{ system: 'urn:example:problem', value: '7' }];
    };
    const shared = (bundle: Bundle) => {
      for (const { resource } of bundle.entry)
        resource['identifier'] = [{ system: 'urn:example:problem', value: '7' }];
    };
    expect(addressing('Condition?identifier=urn:example:problem|7', identified)).toEqual(['M75.121']);
    expect(addressing('Condition?identifier=urn:example:problem|7', shared)).toBeUndefined();
  });

  test('into what the plan contains', () => {
    const contained = (bundle: Bundle) => {
      const condition = { ...resourceOf(bundle, 'Condition'), id: 'c1' };
      resourceOf(bundle, 'CarePlan')['contained'] = [condition];
    };
    expect(addressing('#c1', contained)).toEqual(['M75.121']);
  });
});
