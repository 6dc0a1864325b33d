import {
  commits,
  type FunctionFacts,
  keepsDischarges,
  queriesList,
  readsHashingKey,
  readsImports,
  readsTable,
} from '../facts.ts';

export const facts = {
  name: 'partner-api',
  entry: 'functions/partner-api/index.ts',
  purpose:
    'Answers partner clinics: takes discharges, corrections, information and cancellations, and where to tell.',
  memoryMegabytes: 1024,
  timeoutSeconds: 20,
  bundleBudgetKilobytes: 2000,
  trigger: { kind: 'http', audiences: ['partner', 'public'] },
  grants: [readsTable, commits, queriesList, ...keepsDischarges, readsImports, readsHashingKey],
  environment: ['TABLE_NAME', 'BUCKET_NAME', 'HASHING_KEY_SECRET_ARN', 'WEBHOOK_TARGETS'],
  errorImpact:
    'A partner clinic cannot hand a client over: its post is not acknowledged, and it must send the discharge again.',
} as const satisfies FunctionFacts;
