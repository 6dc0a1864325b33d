import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, ServerlessChecks } from 'cdk-nag';
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

/** Findings of these, like those of CloudFormation's own validation, stop the synthesis. */
export function checkTemplates(app: App): void {
  Validations.of(app).addPlugins(
    new AwsSolutionsChecks(app),
    new HIPAASecurityChecks(app),
    new ServerlessChecks(app),
  );
}
