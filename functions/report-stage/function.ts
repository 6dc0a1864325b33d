import { commits, type FunctionFacts, quarantines, readsTable } from '../facts.ts';

export const facts = {
  name: 'report-stage',
  entry: 'functions/report-stage/index.ts',
  purpose:
    'Opens the report when the last long-term goal is met, and closes the episode once it is acknowledged and amended.',
  memoryMegabytes: 512,
  timeoutSeconds: 30,
  bundleBudgetKilobytes: 1800,
  trigger: {
    kind: 'events',
    bus: 'domain',
    consumes: [
      'GoalMet',
      'AssessmentRecorded',
      'EntryCorrected',
      'ProgramResumed',
      'EpisodeReopened',
      'DocumentSent',
      'ReportAcknowledged',
    ],
    batchSize: 10,
  },
  grants: [readsTable, commits, quarantines],
  environment: ['TABLE_NAME', 'BUCKET_NAME'],
  errorImpact:
    'Reports open late and acknowledged episodes stay open, so the referrer waits for the outcome.',
} as const satisfies FunctionFacts;
