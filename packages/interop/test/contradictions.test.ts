import { describe, expect, test } from 'vitest';
import { fhirType, translated } from './clinic.ts';
import { collection, course, jodie, type Resource, request, stay, subject, task } from './messages.ts';

const told = (...resources: readonly Resource[]) =>
  translated(fhirType, collection(jodie, course, ...resources))
    .warnings.filter(({ code }) => /itself$|still-/.test(code))
    .map(({ code, path }) => `${code} ${path}`);

const business = (code: string) => ({ businessStatus: { coding: [{ code }] } });
const left = { hospitalization: { dischargeDisposition: { text: 'home' } } };

describe('what contradicts itself is told of, and nothing is resolved by it', () => {
  test.each([
    [
      'a requested task that was fulfilled',
      { ...task, ...business('7.0') },
      'task-contradicts-itself entry[2].resource.businessStatus',
    ],
    [
      'a task under way that was declined',
      { ...task, status: 'in-progress', ...business('4.0') },
      'task-contradicts-itself entry[2].resource.businessStatus',
    ],
    [
      'a completed task that was only created',
      { ...task, status: 'completed', ...business('2.0') },
      'task-contradicts-itself entry[2].resource.businessStatus',
    ],
    [
      'a requested task with an output',
      { ...task, output: [{}] },
      'task-contradicts-itself entry[2].resource.output',
    ],
    [
      'a planned encounter that the person left',
      { ...stay, status: 'planned', period: {}, ...left },
      'encounter-contradicts-itself entry[2].resource.hospitalization.dischargeDisposition',
    ],
    [
      'a planned encounter with an end',
      { ...stay, status: 'planned' },
      'encounter-contradicts-itself entry[2].resource.period.end',
    ],
    [
      'a course that ended while another goes on',
      { ...course, id: 'next', status: 'active', period: { start: '2026-04-01' } },
      'therapy-still-active entry[2].resource.status',
    ],
    [
      'a course that ended while another is on hold',
      { ...course, id: 'held', status: 'on-hold' },
      'therapy-still-active entry[2].resource.status',
    ],
    [
      'a course that ended while an episode of therapy goes on',
      {
        resourceType: 'EpisodeOfCare',
        status: 'active',
        type: course['category'],
        patient: subject,
        period: { start: '2025-12-01' },
      },
      'therapy-still-active entry[2].resource.status',
    ],
    [
      'a course that ended while an encounter goes on',
      { ...stay, status: 'in-progress', period: { start: '2026-02-01' } },
      'encounter-still-open entry[2].resource.status',
    ],
    [
      'a goal that is active and achieved',
      {
        resourceType: 'Goal',
        lifecycleStatus: 'active',
        achievementStatus: { coding: [{ code: 'achieved' }] },
        subject,
      },
      'goal-contradicts-itself entry[2].resource.achievementStatus',
    ],
  ])('%s', (_, resource, warning) => {
    expect(told(resource)).toEqual([warning]);
  });

  test.each([
    ['a requested task that was created', { ...task, ...business('2.0') }],
    [
      'a completed task that was fulfilled',
      { ...task, status: 'completed', ...business('7.0'), output: [{}] },
    ],
    ['a rejected task that was declined', { ...task, status: 'rejected', ...business('4.0') }],
    ['a finished encounter that the person left', { ...stay, ...left }],
    ['a course that ended before another that is a draft', { ...course, id: 'next', status: 'draft' }],
    [
      'a course that ended while a plan of another kind goes on',
      { ...course, status: 'active', category: [] },
    ],
    ['a course that ended before a visit that is planned', { ...stay, status: 'planned', period: {} }],
    ['a goal that is active and improving', { resourceType: 'Goal', lifecycleStatus: 'active', subject }],
  ])('not %s', (_, resource) => {
    expect(told(resource)).toEqual([]);
  });

  test('an encounter that ended with somebody still there', () => {
    const there = {
      ...stay,
      hospitalization: {
        dischargeDisposition: { coding: [{ system: 'http://www.nubc.org/patient-discharge', code: '30' }] },
      },
    };
    const { warnings, discharge } = translated(fhirType, collection(jodie, there));
    expect(discharge?.disposition).toBeUndefined();
    expect(warnings.map(({ code }) => code)).toEqual([
      'encounter-contradicts-itself',
      'disposition-not-known',
    ]);
  });

  test('an encounter that goes on beside a stay that ended, quietly', () => {
    const visit = { ...stay, id: 'visit', status: 'in-progress', period: {} };
    const referral = { ...request, encounter: { reference: 'Encounter/stay' } };
    expect(translated(fhirType, collection(jodie, referral, stay, visit)).warnings).toEqual([]);
  });

  test('a stay that ended while physical therapy goes on', () => {
    const translation = translated(fhirType, collection(jodie, { ...course, status: 'active' }, stay));
    expect(translation.discharge?.dischargedAt).toBe('2026-02-16T16:30:00.000Z');
    expect(translation.warnings).toContainEqual({
      code: 'therapy-still-active',
      path: 'entry[1].resource.status',
    });
  });

  test('a referral that ends before it is signed: its end is left out', () => {
    const lapsed = { ...request, occurrencePeriod: { start: '2025-01-01', end: '2025-02-01' } };
    const { discharge, warnings } = translated(fhirType, collection(jodie, course, lapsed));
    expect(discharge?.referral).toEqual({ signedOn: '2026-03-02' });
    expect(warnings).toContainEqual({
      code: 'referral-ends-before-it-is-signed',
      path: 'entry[2].resource.occurrencePeriod.end',
    });
  });

  test('a period that ends before it begins: it is left out', () => {
    const reversed = { ...request, occurrencePeriod: { start: '2026-06-01', end: '2026-04-01' } };
    const { discharge, warnings } = translated(fhirType, collection(jodie, course, reversed));
    expect(discharge?.validity).toBeUndefined();
    expect(warnings).toContainEqual({
      code: 'period-ends-before-it-begins',
      path: 'entry[2].resource.occurrencePeriod',
    });
  });
});
