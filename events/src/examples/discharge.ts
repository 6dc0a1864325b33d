import type { DischargeSketches } from './example.ts';

/** What a discharge's journal announces. */
export const dischargeSketches: DischargeSketches = {
  TherapyDischargeReceived: {
    version: 2,
    recordedAt: '2026-03-02T15:04:05.000Z',
    data: { canonicalVersion: 1, missing: ['written-referral', 'informed-consent'] },
    faults: [
      { why: 'a need in words of its own', path: 'data.missing.0', value: 'the signed paper' },
      { why: 'canonical forms count from 1', path: 'data.canonicalVersion', value: 0 },
    ],
  },
  TherapyDischargeRefused: {
    version: 1,
    recordedAt: '2026-03-02T14:58:40.512Z',
    data: { issues: 3 },
    faults: [
      { why: 'issues are counted here and read elsewhere', path: 'data.issues', value: ['birthDate'] },
      { why: 'a refusal has an issue', path: 'data.issues', value: 0 },
    ],
  },
  TherapyDischargeCorrected: {
    version: 3,
    recordedAt: '2026-03-02T16:20:00.000Z',
    data: { canonicalVersion: 2, missing: ['informed-consent'] },
    faults: [
      { why: 'nobody could read the corrected form without its number', path: 'data.canonicalVersion' },
    ],
  },
  InformationProvided: {
    version: 4,
    recordedAt: '2026-03-03T09:12:30.250Z',
    data: { canonicalVersion: 3, supplied: ['informed-consent'], missing: [] },
    faults: [
      { why: 'what was supplied is a list of needs', path: 'data.supplied', value: 'informed-consent' },
    ],
  },
  CancellationRequested: {
    version: 5,
    recordedAt: '2026-03-03T11:00:00.000Z',
    data: { reason: 'client-request' },
    faults: [{ why: 'a sentence where a code belongs', path: 'data.reason', value: 'she moved away' }],
  },
};
