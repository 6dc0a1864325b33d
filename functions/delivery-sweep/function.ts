import { commits, type FunctionFacts, queriesDue, readsHashingKey, readsTable } from '../facts.ts';

export const facts = {
  name: 'delivery-sweep',
  entry: 'functions/delivery-sweep/index.ts',
  purpose:
    'Makes the attempts of webhooks that are due: what failed, was sent again, or waited for a pause to end.',
  memoryMegabytes: 512,
  timeoutSeconds: 58,
  bundleBudgetKilobytes: 1800,
  trigger: { kind: 'schedule', everyMinutes: 1 },
  grants: [readsTable, commits, queriesDue, readsHashingKey],
  environment: ['TABLE_NAME', 'HASHING_KEY_SECRET_ARN', 'WEBHOOK_TARGETS'],
  errorImpact: 'A webhook that failed once is not tried again: the partner clinic has to ask.',
} as const satisfies FunctionFacts;
