import { type ProblemCode, problemOf } from '@continuum/contracts';
import { describe, expect, test } from 'vitest';
import { trialOf, verdictOf } from './verdict-of.ts';

const receipt = {
  messageId: 'RPT-1',
  outcome: 'received',
  receivedAt: '2026-03-02T15:04:05.000Z',
  practiceId: 'north-harbor',
  missing: [{ need: 'informed-consent', from: 'client' }],
  warnings: [
    { code: 'identifier-dropped-passport', path: 'entry[0].resource.identifier[1]' },
    { code: 'identifier-dropped-passport', path: 'entry[0].resource.identifier[2]' },
  ],
  issues: [],
};
const issue = { path: 'entry', expected: 'a person', got: 'none' };
const answer = (status: number, body: unknown) => verdictOf({ status, body: JSON.stringify(body) });
const problem = (status: number, code: ProblemCode, particulars = {}) =>
  answer(status, problemOf(code, particulars));

describe('a file is accepted', () => {
  test('with gaps, when the receipt lists what is missing; warnings are told once', () => {
    expect(answer(202, receipt)).toEqual({
      outcome: 'accepted with gaps',
      status: 202,
      messageId: 'RPT-1',
      reasonClasses: [],
      reasons: [],
      missing: ['informed-consent (from the client)'],
      warnings: ['identifier-dropped-passport'],
      warningsAt: receipt.warnings,
    });
  });

  test('without, when nothing is missing', () => {
    expect(answer(202, { ...receipt, missing: [] }).outcome).toBe('accepted');
  });
});

describe('a file is refused', () => {
  test('for every reason that its problem names', () => {
    const second = { path: '', expected: 'JSON (RFC 8259)', got: 'nothing' };
    expect(problem(422, 'discharge-refused', { issues: [issue, second], receipt })).toMatchObject({
      outcome: 'refused',
      messageId: 'RPT-1',
      reasonClasses: ['unreadable', 'field-not-as-described'],
      reasons: ['entry: expected a person, got none', 'the message: expected JSON (RFC 8259), got nothing'],
    });
  });

  test('for each of its reasons once', () => {
    const problemTold = problem(422, 'discharge-refused', { issues: [issue, issue, issue] });
    expect(problemTold.reasons).toEqual(['entry: expected a person, got none']);
  });

  test('by a rule, in its sentence', () => {
    const failures = [{ code: 'another-rule', sentence: 'Not now.' }];
    expect(problem(409, 'command-refused', { failures })).toMatchObject({
      outcome: 'refused',
      reasons: ['Not now.'],
    });
  });

  test('for its size, and when it has no id', () => {
    expect(problem(413, 'body-too-large').outcome).toBe('refused');
    expect(problem(400, 'unreadable-message', { issues: [issue] }).outcome).toBe('refused');
  });
});

test('a file whose message id was accepted with other bytes has a verdict of its own', () => {
  const failures = [{ code: 'discharge-already-accepted', sentence: 'It was accepted; correct it.' }];
  expect(problem(409, 'command-refused', { failures })).toMatchObject({
    outcome: 'already accepted',
    reasonClasses: ['already-accepted'],
    reasons: ['It was accepted; correct it.'],
  });
});

test('a file in another format is unsupported, and the formats that are understood are named', () => {
  const supported = ['application/json', 'application/fhir+json'];
  expect(problem(415, 'unsupported-media-type', { supported })).toMatchObject({
    outcome: 'unsupported',
    reasons: ['understood are application/json, application/fhir+json'],
  });
});

describe('it is no verdict on the file, but a failure,', () => {
  test.each([
    [500, 'internal-error'],
    [503, 'temporarily-unavailable'],
    [401, 'unauthenticated'],
    [403, 'not-permitted'],
    [404, 'not-found'],
  ] as const)('when the system answers %d', (status, code) => {
    expect(problem(status, code)).toMatchObject({ outcome: 'failed', status });
  });

  test('when an answer is not as the API describes', () => {
    expect(answer(202, { ...receipt, outcome: 'maybe' }).outcome).toBe('failed');
    expect(answer(422, { message: 'no' }).outcome).toBe('failed');
    expect(verdictOf({ status: 202, body: '<html>' }).outcome).toBe('failed');
    expect(verdictOf({ status: 502, body: '' })).toMatchObject({
      outcome: 'failed',
      reasonClasses: ['server-error'],
    });
    expect(answer(504, { message: 'Endpoint request timed out' }).reasonClasses).toEqual(['server-error']);
  });
});

describe('a dry run', () => {
  const { receivedAt: _receivedAt, ...told } = receipt;
  const discharge = {
    messageId: 'RPT-1',
    dischargedAt: '2026-03-02T15:00:00.000Z',
    client: { identifiers: [{ system: 'urn:example:riverside-pt:client', value: 'RPT-10056' }] },
  };
  const tried = (status: number, body: unknown) => trialOf({ status, body: JSON.stringify(body) });

  test('tells what would become of a file, and its translation', () => {
    expect(tried(200, { ...told, ignored: [], fields: [], discharge })).toEqual({
      verdict: expect.objectContaining({ outcome: 'accepted with gaps', status: 200 }),
      translation: discharge,
    });
  });

  test('of a file that would be refused tells the message id at least', () => {
    const refused = { ...told, outcome: 'refused', ignored: [], fields: [], issues: [issue] };
    expect(tried(200, refused)).toEqual({
      verdict: expect.objectContaining({ outcome: 'refused', reasonClasses: ['field-not-as-described'] }),
      translation: { messageId: 'RPT-1' },
    });
  });

  test('has no translation where the system says no, or nothing that can be read', () => {
    expect(tried(415, problemOf('unsupported-media-type'))).toEqual({
      verdict: expect.objectContaining({ outcome: 'unsupported' }),
    });
    expect(tried(200, receipt)).toEqual({ verdict: expect.objectContaining({ outcome: 'failed' }) });
    expect(trialOf({ status: 200, body: '' })).toEqual({
      verdict: expect.objectContaining({ outcome: 'failed' }),
    });
  });
});
