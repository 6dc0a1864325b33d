import { commits, type FunctionFacts, queriesList, readsTable } from '../facts.ts';

export const facts = {
  name: 'trainer-api',
  entry: 'functions/trainer-api/index.ts',
  purpose:
    "Answers a practice's members: work lists, episodes, their discharges, what may happen next, and commands.",
  memoryMegabytes: 1024,
  timeoutSeconds: 20,
  bundleBudgetKilobytes: 2000,
  trigger: { kind: 'http', audiences: ['member'] },
  grants: [
    readsTable,
    commits,
    queriesList,
    { resource: 'bucket', prefix: 'discharges/*/canonical/', actions: ['s3:GetObject'] },
    { resource: 'bucket', prefix: 'discharges/*/originals/', actions: ['s3:GetObject'] },
  ],
  environment: ['TABLE_NAME', 'BUCKET_NAME'],
  errorImpact:
    'Trainers cannot see their clients or record sessions, readings and red flags; nothing recorded earlier is lost.',
} as const satisfies FunctionFacts;
