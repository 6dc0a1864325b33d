import type { ContractEventName, inboundCatalog } from '@continuum/events';

/**
 * What is true of a function before a line of it runs: plain data, no SDK. The stacks are declared from it,
 * and tests hold the template to it.
 */
export interface FunctionFacts {
  readonly name: string;
  /** Path of the module whose `handler` Lambda calls, from the root of the repository. */
  readonly entry: `functions/${string}/index.ts`;
  readonly purpose: string;
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
  /** The bundle may not grow past this; a cold start reads all of it. */
  readonly bundleBudgetKilobytes: number;
  readonly trigger: Trigger;
  readonly grants: readonly Grant[];
  readonly environment: readonly EnvironmentName[];
  /** What people notice while it fails. */
  readonly errorImpact: string;
  readonly alarms?: readonly MetricAlarm[];
}

export type Audience = 'partner' | 'member' | 'public';

export type Trigger =
  | { readonly kind: 'http'; readonly audiences: readonly Audience[] }
  | {
      readonly kind: 'events';
      readonly bus: 'domain';
      /** Versions and sources come from the catalog of events. */
      readonly consumes: readonly ContractEventName[];
      readonly batchSize: number;
    }
  | {
      readonly kind: 'events';
      readonly bus: 'partner';
      readonly consumes: readonly (keyof typeof inboundCatalog)[];
      readonly batchSize: number;
    }
  | {
      readonly kind: 'stream';
      readonly batchSize: number;
      readonly maximumRetryAttempts: number;
      readonly maximumRecordAgeHours: number;
    }
  | { readonly kind: 'schedule'; readonly everyMinutes: number };

export type EnvironmentName =
  | 'TABLE_NAME'
  | 'BUCKET_NAME'
  | 'BUS_NAME'
  | 'HASHING_KEY_SECRET_ARN'
  | 'WEBHOOK_TARGETS';

/**
 * Actions on a resource of the region. Reading a queue or the stream, writing logs and the use of keys follow
 * from the trigger and the resource, so they are not repeated here.
 */
export type Grant =
  | { readonly resource: 'table'; readonly actions: readonly ReadAction[] }
  /** Writes, allowed inside `TransactWriteItems` only: a commit is the one way to write. */
  | { readonly resource: 'table-commit'; readonly actions: readonly CommitAction[] }
  | { readonly resource: 'list-index' | 'due-index'; readonly actions: readonly ['dynamodb:Query'] }
  | { readonly resource: 'bucket'; readonly prefix: BucketPrefix; readonly actions: readonly BucketAction[] }
  | { readonly resource: 'domain-bus'; readonly actions: readonly ['events:PutEvents'] }
  | { readonly resource: 'hashing-key'; readonly actions: readonly ['secretsmanager:GetSecretValue'] };

export type ReadAction = 'dynamodb:BatchGetItem' | 'dynamodb:GetItem' | 'dynamodb:Query';
export type CommitAction = 'dynamodb:PutItem' | 'dynamodb:UpdateItem' | 'dynamodb:ConditionCheckItem';
export type BucketAction = 's3:GetObject' | 's3:PutObject' | 's3:DeleteObject' | 's3:ListBucket';

/**
 * `discharges/` holds what partners sent, `refused/` what was refused of it, `imports/` files of many with their
 * reports, `quarantine/` what no consumer can read;
 * `aws/lambda/` is where Lambda itself puts the records of a stream batch it gave up on.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
export type BucketPrefix =
  | 'discharges/'
  | 'discharges/*/canonical/'
  | 'discharges/*/originals/'
  | 'refused/'
  | 'imports/'
  | 'quarantine/'
  | 'aws/lambda/';

/** A metric the function emits, in its own namespace, that must not pass a bound. */
export interface MetricAlarm {
  readonly metric: string;
  readonly overSeconds: number;
  readonly meaning: string;
}

/** Reads by key and by journal. No function scans. */
export const readsTable = {
  resource: 'table',
  actions: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
} as const satisfies Grant;

export const commits = {
  resource: 'table-commit',
  actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'],
} as const satisfies Grant;

export const queriesList = {
  resource: 'list-index',
  actions: ['dynamodb:Query'],
} as const satisfies Grant;

/** What waits for its instant: deadlines, deliveries, imports. */
export const queriesDue = { resource: 'due-index', actions: ['dynamodb:Query'] } as const satisfies Grant;

export const readsHashingKey = {
  resource: 'hashing-key',
  actions: ['secretsmanager:GetSecretValue'],
} as const satisfies Grant;

export const quarantines = {
  resource: 'bucket',
  prefix: 'quarantine/',
  actions: ['s3:PutObject'],
} as const satisfies Grant;

/** Files of many discharges, whether they are there, and reports about them. */
export const readsImports = {
  resource: 'bucket',
  prefix: 'imports/',
  actions: ['s3:GetObject', 's3:PutObject', 's3:ListBucket'],
} as const satisfies Grant;

/** Takes discharges: originals, canonical forms that no item can hold, and what was refused. */
export const keepsDischarges = [
  { resource: 'bucket', prefix: 'discharges/', actions: ['s3:GetObject', 's3:PutObject'] },
  { resource: 'bucket', prefix: 'refused/', actions: ['s3:PutObject'] },
] as const satisfies readonly Grant[];

export const publishes = {
  resource: 'domain-bus',
  actions: ['events:PutEvents'],
} as const satisfies Grant;
