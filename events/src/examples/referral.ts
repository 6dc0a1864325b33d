import type { referralData } from '../data/referral.ts';
import type { EpisodeSketches } from './example.ts';

/** What the referral stage announces. */
export const referralSketches: EpisodeSketches<keyof typeof referralData> = {
  ReferralOpened: {
    version: 1,
    recordedAt: '2026-03-02T15:04:06.120Z',
    stage: 'referral',
    status: 'received',
    data: { urgent: false, missing: ['written-referral', 'informed-consent'] },
    faults: [
      { why: 'urgent is a yes or a no', path: 'data.urgent', value: 'yes' },
      { why: 'no such stage', path: 'stage', value: 'admission' },
    ],
  },
  InformationRequested: {
    version: 2,
    recordedAt: '2026-03-02T15:04:06.120Z',
    stage: 'referral',
    status: 'information-requested',
    data: {
      items: [
        { need: 'written-referral', from: 'referrer' },
        { need: 'informed-consent', from: 'client' },
      ],
    },
    faults: [{ why: 'a person where a role belongs', path: 'data.items.0.from', value: 'Dr. Example' }],
  },
  ReferralAccepted: {
    version: 4,
    recordedAt: '2026-03-03T10:30:00.000Z',
    stage: 'referral',
    status: 'accepted',
    data: { trainerId: 'mara-lind' },
    faults: [{ why: 'a name where an id belongs', path: 'data.trainerId', value: 'Mara Lind' }],
  },
  ReferralDeclined: {
    version: 4,
    recordedAt: '2026-03-03T10:30:00.000Z',
    stage: 'referral',
    status: 'information-requested',
    data: { reason: 'no-capacity' },
    faults: [{ why: 'no such reason to decline', path: 'data.reason', value: 'goals-met' }],
  },
  ReferralCancelled: {
    version: 5,
    recordedAt: '2026-03-03T11:00:01.400Z',
    stage: 'referral',
    status: 'accepted',
    data: { reason: 'client-request' },
    faults: [{ why: 'a cancellation has a reason', path: 'data.reason' }],
  },
  FirstVisitScheduled: {
    version: 5,
    recordedAt: '2026-03-03T10:42:10.000Z',
    stage: 'referral',
    status: 'accepted',
    data: { visitAt: '2026-03-06T16:00:00.000Z' },
    faults: [
      { why: 'an hour without a zone could be anywhere', path: 'data.visitAt', value: '2026-03-06T16:00:00' },
    ],
  },
};
