import type { Fault } from './example.ts';

/** What no event may carry, whatever it announces. */
export const envelopeFaults: readonly Fault[] = [
  { why: 'an id names a journal and a version', path: 'id', value: 'RPT-2026-0042' },
  { why: 'another schema version', path: 'schemaVersion', value: 2 },
  { why: 'another event under this name', path: 'type', value: 'ReferralForgotten' },
  { why: 'when it was committed is an instant', path: 'recordedAt', value: 'yesterday' },
  { why: 'an episode is named by its id', path: 'episodeId', value: 'Jodie Hicks' },
  { why: "a partner's own message id may hold a name", path: 'dischargeId', value: 'RPT-2026-0042' },
  { why: 'a partner is named by its id', path: 'partnerId', value: 'Riverside Physical Therapy' },
  { why: 'a practice is named by its id', path: 'practiceId', value: 'North Harbor' },
  { why: 'versions count from 1', path: 'version', value: 0 },
  { why: 'an announcement says something', path: 'data' },
];
