import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { er7Type, linesOf, translated } from './clinic.ts';
import { dischargesForEr7 } from './er7-discharges.ts';
import type { Writing } from './er7-pen.ts';
import { writtenInEr7 } from './er7-writer.ts';

const writings: fc.Arbitrary<Writing & { readonly lineEnd: string }> = fc.record({
  signs: fc.oneof(
    fc.constant([...'|^~\\&#']),
    fc.shuffledSubarray([...'|^~\\&#*%!?@$+=;:<>/'], { minLength: 6, maxLength: 6 }),
  ),
  version: fc.constantFrom('2.3', '2.3.1', '2.4', '2.5', '2.5.1', '2.6', '2.7', '2.7.1', '2.8', '2.8.2'),
  offsetHours: fc.integer({ min: -12, max: 14 }),
  lineEnd: fc.constantFrom('\r', '\n', '\r\n'),
});

/** A referral that does not say what it asks for is taken to ask for its first procedure. */
const referrals = dischargesForEr7.filter(
  ({ serviceRequested, procedures }) => serviceRequested !== undefined || procedures === undefined,
);

const readAgain = (lines: readonly string[], lineEnd: string) => {
  const read = translated(er7Type, lines.join(lineEnd));
  expect(linesOf(read)).toEqual([]);
  return read.discharge;
};

test('a discharge written as a referral, between any delimiters and in any version, is itself again', async () => {
  await fc.assert(
    fc.property(referrals, writings, (discharge, { lineEnd, ...writing }) => {
      expect(readAgain(writtenInEr7(discharge, 'REF^I12', writing), lineEnd)).toEqual(discharge);
    }),
    { numRuns: 500 },
  );
});

test("a discharge written as the end of a stay is itself again, but for a referral's own fields", async () => {
  await fc.assert(
    fc.property(dischargesForEr7, writings, (discharge, { lineEnd, ...writing }) => {
      const { priority: _, serviceRequested: _asked, validity: _period, ...held } = discharge;
      expect(readAgain(writtenInEr7(discharge, 'ADT^A03', writing), lineEnd)).toEqual(held);
    }),
    { numRuns: 500 },
  );
});
