import { problemOf } from '@continuum/contracts';
import { expect, test } from 'vitest';
import { classesOfIssues, classesOfProblem } from './reason-class.ts';

const issue = (expected: string, path = 'entry', got = 'another') => ({ path, expected, got });

test.each([
  ['deceased', issue('a living person')],
  ['no-discharge-fact', issue('a discharge fact: any sentence that follows')],
  ['no-discharge-fact', issue('a timestamp with an offset', 'dischargedAt', 'nothing')],
  ['field-not-as-described', issue('a timestamp with an offset', 'dischargedAt', 'a number')],
  ['no-person', issue('an identifier, or a name and a birth date')],
  ['no-person', issue('an object', 'client', 'nothing')],
  ['no-message-id', issue('text', 'messageId', 'nothing')],
  ['resource-alone', issue('one of what can be posted', 'resourceType')],
  ['bundle-kind', issue('one of the kinds that can be posted', 'type')],
  ['field-not-as-described', issue('no such field', 'type')],
  ['unreadable', issue('JSON (RFC 8259)', '')],
  ['unreadable', issue('each field once', 'client.name')],
  ['too-large', issue('at most 4 MB', '')],
  ['field-not-as-described', issue('ten digits', 'referrer.npi')],
])('%s', (reason, told) => {
  expect(classesOfIssues([told])).toEqual([reason]);
});

test('a file with several reasons has each class once, the weightiest first', () => {
  const issues = [
    issue('a discharge fact: …'),
    issue('ten digits'),
    issue('a living person'),
    issue('one more'),
  ];
  expect(classesOfIssues(issues)).toEqual(['deceased', 'no-discharge-fact', 'field-not-as-described']);
});

test.each([
  [
    'nothing that a discharge has',
    ['messageId', 'client', 'dischargedAt'].map((path) => issue('x', path, 'nothing')),
  ],
  ['a list', [issue('an object', '', 'a list of 2 items')]],
])('JSON that is %s is no discharge at all', (_, issues) => {
  expect(classesOfIssues(issues)[0]).toBe('not-a-discharge');
});

test('a discharge that lacks its client and its date is one all the same', () => {
  const issues = ['client', 'dischargedAt'].map((path) => issue('x', path, 'nothing'));
  expect(classesOfIssues(issues)).toEqual(['no-person', 'no-discharge-fact']);
});

test('a problem that names no issue is classed by its code', () => {
  expect(classesOfProblem(problemOf('not-json'))).toEqual(['unreadable']);
  expect(classesOfProblem(problemOf('body-too-large'))).toEqual(['too-large']);
  expect(classesOfProblem(problemOf('unsupported-media-type'))).toEqual(['format-not-understood']);
  expect(classesOfProblem(problemOf('internal-error'))).toEqual(['server-error']);
  expect(classesOfProblem(problemOf('unauthenticated'))).toEqual(['not-permitted']);
  expect(classesOfProblem(problemOf('version-stale'))).toEqual(['unexpected-answer']);
});

test('a problem is classed by its issues before its code, and by the failures of a rule', () => {
  const issues = [issue('JSON (RFC 8259)', '')];
  expect(classesOfProblem(problemOf('unreadable-message', { issues }))).toEqual(['unreadable']);
  const failures = [{ code: 'discharge-already-accepted', sentence: 'It was.' }];
  expect(classesOfProblem(problemOf('command-refused', { failures }))).toEqual(['already-accepted']);
  const others = [{ code: 'another-rule', sentence: 'No.' }];
  expect(classesOfProblem(problemOf('command-refused', { failures: others }))).toEqual(['unexpected-answer']);
});
