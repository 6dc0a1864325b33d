import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Deployment } from '../config/deployment.ts';
import type { Alarms } from './alarms.ts';
import type { StageResources } from './stage-resources.ts';

/** What every function of a stage is placed in. */
export interface StageSetting {
  readonly deployment: Deployment;
  readonly resources: StageResources;
  readonly alarms: Alarms;
  /** For invocations that Lambda itself gave up on. */
  readonly deadLetters: IQueue;
}
