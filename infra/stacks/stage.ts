import type { App } from 'aws-cdk-lib';
import type { Deployment } from '../config/deployment.ts';
import type { ApiRoute } from '../constructs/api-route.ts';
import { DataStack } from './data-stack.ts';
import { functions } from './functions.ts';
import { ServiceStack } from './service-stack.ts';

/** The stacks of one stage in one region. */
export function addStage(app: App, deployment: Deployment, routes: readonly ApiRoute[]): void {
  const data = new DataStack(app, deployment, routes);
  new ServiceStack(app, deployment, data, functions, routes);
}
