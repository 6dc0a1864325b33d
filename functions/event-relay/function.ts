import { type FunctionFacts, publishes } from '../facts.ts';

export const facts = {
  name: 'event-relay',
  entry: 'functions/event-relay/index.ts',
  purpose: "Publishes every journal event, as a contract event, from the table's stream to the bus.",
  memoryMegabytes: 512,
  timeoutSeconds: 30,
  bundleBudgetKilobytes: 1500,
  trigger: { kind: 'stream', batchSize: 100, maximumRetryAttempts: 10, maximumRecordAgeHours: 20 },
  grants: [publishes],
  environment: ['BUS_NAME'],
  errorImpact:
    'Everything acknowledged is kept, but nothing follows from it: discharges open no referral and goals no report.',
} as const satisfies FunctionFacts;
