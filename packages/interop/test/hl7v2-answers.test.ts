import type { Instant } from '@continuum/contracts';
import { expect, test } from 'vitest';
import type { Heard } from '../src/index.ts';
import { er7Type, translator } from './clinic.ts';
import { ended, header } from './er7.ts';

const refused: Heard = {
  outcome: 'refused',
  asks: 'discharge',
  issues: [{ path: 'PV1-45', expected: 'an instant', got: 'nothing' }],
  warnings: [{ code: 'event-contradicts-type', path: 'EVN-1' }],
  missing: [{ need: 'informed-consent', from: 'client' }],
  failures: [],
};

const answered = (text: string, heard: Heard): readonly string[] =>
  translator
    .answer(er7Type, new TextEncoder().encode(text), heard, '2026-03-02T14:00:00.000Z' as Instant)
    ?.text.split('\r') ?? [];

const message = (fields: Readonly<Record<number, string>>): string =>
  [header(fields), 'PID|1||RPT-1||Hicks^Jodie||19700412', ended].join('\r');

test('a refusal tells each issue, warning and gap with its place, condition and severity, and nothing personal', () => {
  expect(answered(message({}), refused)).toEqual([
    'MSH|^~\\&|CONTINUUM|North Harbor Exercise|CHART|Riverside Physical Therapy|20260302140000+0000||ACK^A03^ACK|ARPT-1|P|2.5.1|||NE|NE||UNICODE UTF-8',
    'MSA|AE|RPT-1',
    'ERR||PV1^1^45^1|101^Required field missing^HL70357|E|||expected an instant, got nothing|expected an instant, got nothing',
    'ERR||EVN^1^1^1|0^Message accepted^HL70357|W|event-contradicts-type|||EVN-1 names another event than MSH-9; MSH-9 counts.',
    'ERR|||0^Message accepted^HL70357|I|missing-informed-consent|||Still needed: informed consent, from the client.',
    '',
  ]);
});

test('before 2.5 the first field of ERR says where, and MSA says it in words', () => {
  expect(answered(message({ 12: '2.3.1' }), refused).slice(1)).toEqual([
    'MSA|AE|RPT-1|PV1-45: expected an instant, got nothing',
    'ERR|PV1^1^45^101&Required field missing&HL70357',
    '',
  ]);
});

test('an answer is written with the delimiters of the message', () => {
  const other = message({}).replaceAll('|', '*').replaceAll('^', '%');
  const [first, second] = answered(other, { ...refused, issues: [], outcome: 'done' });
  expect(first).toMatch(/^MSH\*%~\\&\*CONTINUUM\*/);
  expect(second).toBe('MSA*AA*RPT-1');
});

test('JSON is answered in JSON', () => {
  expect(
    translator.answer('application/json', new TextEncoder().encode('{}'), refused, '2026' as Instant),
  ).toBeUndefined();
});
