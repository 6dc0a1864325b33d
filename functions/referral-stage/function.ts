import {
  commits,
  type FunctionFacts,
  quarantines,
  queriesList,
  readsHashingKey,
  readsTable,
} from '../facts.ts';

export const facts = {
  name: 'referral-stage',
  entry: 'functions/referral-stage/index.ts',
  purpose:
    'Opens an episode for each discharge received, and carries what its sender adds, corrects or cancels, at once or when the episode is reopened.',
  memoryMegabytes: 512,
  timeoutSeconds: 30,
  bundleBudgetKilobytes: 1800,
  trigger: {
    kind: 'events',
    bus: 'domain',
    consumes: [
      'TherapyDischargeReceived',
      'TherapyDischargeCorrected',
      'InformationProvided',
      'CancellationRequested',
      'EpisodeReopened',
    ],
    batchSize: 10,
  },
  grants: [
    readsTable,
    commits,
    queriesList,
    { resource: 'bucket', prefix: 'discharges/*/canonical/', actions: ['s3:GetObject'] },
    quarantines,
    readsHashingKey,
  ],
  environment: ['TABLE_NAME', 'BUCKET_NAME', 'HASHING_KEY_SECRET_ARN'],
  errorImpact:
    'Accepted discharges do not reach the work list: nobody calls the client, and the referrer gets no answer.',
} as const satisfies FunctionFacts;
