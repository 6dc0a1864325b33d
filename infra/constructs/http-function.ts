import type { FunctionFacts, Trigger } from '@continuum/functions/facts';
import { Duration } from 'aws-cdk-lib';
import { type HttpApi, HttpMethod, HttpNoneAuthorizer, type IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { ApiRoute } from './api-route.ts';
import { StageFunction } from './stage-function.ts';
import type { StageSetting } from './stage-setting.ts';

type HttpTrigger = Extract<Trigger, { kind: 'http' }>;

export interface HttpSetting extends StageSetting {
  readonly api: HttpApi;
  readonly authorizer: IHttpRouteAuthorizer;
  readonly routes: readonly ApiRoute[];
}

/** A function behind those routes of the API's table whose audience it answers, each under the route's scope. */
export class HttpFunction extends Construct {
  constructor(scope: Construct, id: string, facts: FunctionFacts, trigger: HttpTrigger, setting: HttpSetting) {
    super(scope, id);
    const { lambda } = new StageFunction(this, 'Stage', { facts, ...setting });
    const integration = new HttpLambdaIntegration('Integration', lambda, {
      timeout: Duration.seconds(facts.timeoutSeconds + 1),
    });
    for (const route of setting.routes.filter(({ audience }) => trigger.audiences.includes(audience))) {
      const { method, path, scope: authorizationScope } = route;
      const [added] = setting.api.addRoutes({
        path,
        methods: [HttpMethod[method]],
        integration,
        ...(authorizationScope === undefined
          ? { authorizer: new HttpNoneAuthorizer() }
          : { authorizer: setting.authorizer, authorizationScopes: [authorizationScope] }),
      });
      if (added && authorizationScope === undefined) acknowledge(added, openRoute);
    }
  }
}

const openRoute = {
  'AwsSolutions-APIG4': 'It says whether the API is up, or what it offers; it reads no record of anyone.',
};
