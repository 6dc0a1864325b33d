import { commits, type FunctionFacts, publishes, queriesDue, readsTable } from '../facts.ts';

export const facts = {
  name: 'deadline-sweep',
  entry: 'functions/deadline-sweep/index.ts',
  purpose: 'Reminds of deadlines, records missed ones, and republishes events the relay had to set aside.',
  memoryMegabytes: 512,
  timeoutSeconds: 50,
  bundleBudgetKilobytes: 1800,
  trigger: { kind: 'schedule', everyMinutes: 1 },
  grants: [
    readsTable,
    commits,
    queriesDue,
    {
      resource: 'bucket',
      prefix: 'aws/lambda/',
      actions: ['s3:ListBucket', 's3:GetObject', 's3:DeleteObject'],
    },
    publishes,
  ],
  environment: ['TABLE_NAME', 'BUCKET_NAME', 'BUS_NAME'],
  errorImpact:
    'Nobody is reminded and nothing is escalated: an unanswered referral or an overdue report goes unnoticed.',
  alarms: [
    {
      metric: 'OldestKeptRecordAgeSeconds',
      overSeconds: 900,
      meaning:
        'Events that the relay gave up on have waited more than a quarter of an hour to be republished.',
    },
  ],
} as const satisfies FunctionFacts;
