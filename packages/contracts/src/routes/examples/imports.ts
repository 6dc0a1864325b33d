import { dischargeExample } from './discharges.ts';

const importId = 'im_4b6t5m2qj3xk7ay2c5n6w7d4ea';
const createdAt = '2026-03-02T16:10:00.000Z';

export const importRequestExample = {
  format: 'csv',
  bytes: 1840,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
};

const standing = {
  importId,
  format: 'csv',
  createdAt,
  keptUntil: '2026-04-01T16:10:00.000Z',
  unknownColumns: [],
  issues: [],
};

export const importCreatedExample = {
  ...standing,
  status: 'awaiting-file',
  upload: {
    method: 'PUT',
    url: 'https://originals.example.com/imports/riverside-pt/file?X-Amz-Signature=0123',
    headers: {
      'content-type': 'text/csv',
      'x-amz-checksum-sha256': 'n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=',
    },
    expiresAt: '2026-03-02T17:10:00.000Z',
  },
};

export const importTriedExample = {
  ...standing,
  status: 'tried',
  trial: {
    startedAt: '2026-03-02T16:11:00.000Z',
    endedAt: '2026-03-02T16:11:01.250Z',
    rows: { read: 3, left: 0, received: 2, alreadyReceived: 0, refused: 1, failed: 0 },
    report: {
      url: 'https://originals.example.com/imports/riverside-pt/trial.ndjson?X-Amz-Signature=4567',
      expiresAt: '2026-03-02T16:16:01.250Z',
    },
  },
};

export const importCancelledExample = { ...importTriedExample, status: 'cancelled' };

export const importedRowExample = {
  row: 2,
  messageId: dischargeExample.messageId,
  outcome: 'refused',
  missing: [],
  warnings: [],
  issues: [
    { path: 'client.birthDate', expected: 'a day of the calendar, such as 2026-03-02', got: 'another text' },
  ],
};
