import type { Example } from './example.ts';

/** What a partner puts on the partner bus. The person is made up. */
export const submittedExample: Example = {
  event: {
    contentType: 'application/json',
    message: {
      messageId: 'RPT-2026-0042',
      dischargedAt: '2026-03-02T10:04:05-05:00',
      client: { name: { family: 'Hicks', given: ['Jodie'] }, birthDate: '1969-08-14' },
    },
  },
  faults: [
    { why: 'nobody could tell what the message is written in', path: 'contentType' },
    { why: 'a message is an object or a text', path: 'message', value: 42 },
    { why: 'the sender is who the account says, never a field', path: 'partnerId', value: 'riverside-pt' },
  ],
};
