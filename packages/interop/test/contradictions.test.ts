import { describe, expect, test } from 'vitest';
import { fhirType, translated } from './clinic.ts';
import { collection, course, jodie, type Resource, request, stay, subject, task } from './messages.ts';

const told = (...resources: readonly Resource[]) =>
  translated(fhirType, collection(jodie, course, ...resources))
    .warnings.filter(({ code }) => code.endsWith('itself') || code.endsWith('still-active'))
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
      'an open encounter that the person left',
      { ...stay, status: 'in-progress', period: {}, ...left },
      'encounter-contradicts-itself entry[2].resource.hospitalization.dischargeDisposition',
    ],
    [
      'an open encounter with an end',
      { ...stay, status: 'arrived' },
      'encounter-contradicts-itself entry[2].resource.period.end',
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
