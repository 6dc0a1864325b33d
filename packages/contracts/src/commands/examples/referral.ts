import type { CommandExamples } from './command-examples.ts';

/** From the discharge to the first visit. */
export const referralExamples = {
  'request-information': { items: [{ need: 'written-referral', from: 'referrer' }] },
  'record-contact-attempt': {
    attemptedAt: '2026-03-03T15:00:00.000Z',
    channel: 'phone',
    result: 'reached',
    note: 'Mornings suit best.',
  },
  'schedule-first-visit': { visitAt: '2026-03-06T16:00:00.000Z' },
  'record-missed-visit': { visitAt: '2026-03-06T16:00:00.000Z', reason: 'cancelled-by-client' },
  'assign-trainer': { trainerId: 'mara-lind' },
  'accept-referral': { trainerId: 'mara-lind' },
  'decline-referral': { reason: 'no-capacity' },
  'cancel-referral': { reason: 'client-request' },
  'record-paper': { paper: 'written-referral', signedOn: '2026-03-01', expiresOn: '2026-05-30' },
} satisfies Partial<CommandExamples>;
