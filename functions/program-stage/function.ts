import { commits, type FunctionFacts, quarantines, readsTable } from '../facts.ts';

export const facts = {
  name: 'program-stage',
  entry: 'functions/program-stage/index.ts',
  purpose:
    "Judges a client's goals when an assessment is recorded, an entry is corrected, or an episode reopens.",
  memoryMegabytes: 512,
  timeoutSeconds: 30,
  bundleBudgetKilobytes: 1800,
  trigger: {
    kind: 'events',
    bus: 'domain',
    consumes: ['AssessmentRecorded', 'EntryCorrected', 'EpisodeReopened'],
    batchSize: 10,
  },
  grants: [readsTable, commits, quarantines],
  environment: ['TABLE_NAME', 'BUCKET_NAME'],
  errorImpact: 'A goal that was met, or has fallen again, is not shown as such, and the report starts late.',
} as const satisfies FunctionFacts;
