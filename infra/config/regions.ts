import { checkDeployments } from './check.ts';
import type { Deployment } from './deployment.ts';

type Settings = Omit<Deployment, 'region' | 'stage'>;

const development: Settings = {
  reservedConcurrency: { http: 10, events: 5, stream: 2, schedule: 1 },
  logRetentionDays: 30,
  archiveRetentionDays: 30,
  throttle: { requestsPerSecond: 50, burst: 100 },
  memberTokens: { accessMinutes: 24 * 60, refreshHours: 72 },
  callbackUrls: ['http://localhost:5173/signed-in'],
  partnerAccounts: [],
  webhookTargets: 'public',
};

/** Six years: HIPAA's period for documentation, 45 CFR 164.316(b)(2)(i), rounded up to one that logs can have. */
const sixYearsInDays = 2192;

const production: Settings = {
  reservedConcurrency: { http: 100, events: 20, stream: 10, schedule: 1 },
  logRetentionDays: sixYearsInDays,
  archiveRetentionDays: 365,
  throttle: { requestsPerSecond: 500, burst: 1000 },
  memberTokens: { accessMinutes: 15, refreshHours: 12 },
  callbackUrls: ['https://trainers.example.org/signed-in'],
  partnerAccounts: [],
  webhookTargets: 'public',
};

/** Every place Continuum runs: a full stack in each, sharing nothing. Synthesis refuses a list with mistakes. */
export const deployments: readonly Deployment[] = checkDeployments([
  { region: 'ca-central-1', stage: 'dev', ...development },
  { region: 'ca-central-1', stage: 'prod', ...production },
  { region: 'eu-central-1', stage: 'dev', ...development },
  { region: 'eu-central-1', stage: 'prod', ...production },
  { region: 'us-east-1', stage: 'dev', ...development },
  { region: 'us-east-1', stage: 'prod', ...production },
]);
