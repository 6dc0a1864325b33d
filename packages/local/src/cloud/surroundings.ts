import type { Clock } from '../clock/clock.ts';
import type { LogFolder } from '../functions/log-folder.ts';
import type { Store } from '../store/store.ts';
import type { DynamodbClient } from '../tables/dynamodb-client.ts';
import type { CloudTemplate } from '../template/cloud-template.ts';
import type { Activity } from '../waking/activity.ts';

/** What every part of a cloud is built on. */
export interface Surroundings {
  readonly template: CloudTemplate;
  readonly store: Store;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly dynamodb: DynamodbClient;
  readonly dataFolder: string;
  readonly logs: LogFolder;
  readonly projectRoot: string;
  readonly region: string;
  readonly account: string;
  readonly sdkEnvironment: Readonly<Record<string, string>>;
  readonly workersPerFunction: number;
  readonly streamBackOffMilliseconds: number;
  readonly restPatienceMilliseconds: number;
  readonly echo: ((line: string) => void) | undefined;
  /** Told of every fault of the local cloud itself, which a function's failure is not. */
  readonly failed: (error: unknown) => void;
}
