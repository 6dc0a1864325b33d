import { commits, type FunctionFacts, quarantines, readsHashingKey, readsTable } from '../facts.ts';

export const facts = {
  name: 'discharge-intake',
  entry: 'functions/discharge-intake/index.ts',
  purpose: "Takes discharges that a partner's own AWS account puts on the partner bus.",
  memoryMegabytes: 1024,
  timeoutSeconds: 30,
  bundleBudgetKilobytes: 2000,
  trigger: { kind: 'events', bus: 'partner', consumes: ['TherapyDischargeSubmitted'], batchSize: 5 },
  grants: [
    readsTable,
    commits,
    { resource: 'bucket', prefix: 'discharges/', actions: ['s3:GetObject', 's3:PutObject'] },
    { resource: 'bucket', prefix: 'refused/', actions: ['s3:PutObject'] },
    quarantines,
    readsHashingKey,
  ],
  environment: ['TABLE_NAME', 'BUCKET_NAME', 'HASHING_KEY_SECRET_ARN'],
  errorImpact:
    'Discharges sent through the partner bus wait in their queue: those clients are not contacted until it is drained.',
} as const satisfies FunctionFacts;
