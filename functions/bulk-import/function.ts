import {
  commits,
  type FunctionFacts,
  keepsDischarges,
  queriesDue,
  readsHashingKey,
  readsImports,
  readsTable,
} from '../facts.ts';

export const facts = {
  name: 'bulk-import',
  entry: 'functions/bulk-import/index.ts',
  purpose: 'Goes on with files of many discharges: reads them row by row, tries or takes each, and reports.',
  memoryMegabytes: 1024,
  timeoutSeconds: 55,
  bundleBudgetKilobytes: 2000,
  trigger: { kind: 'schedule', everyMinutes: 1 },
  grants: [readsTable, commits, queriesDue, ...keepsDischarges, readsImports, readsHashingKey],
  environment: ['TABLE_NAME', 'BUCKET_NAME', 'HASHING_KEY_SECRET_ARN'],
  errorImpact:
    'A file of many discharges is not gone on with: its rows wait, and its partner for their report.',
} as const satisfies FunctionFacts;
