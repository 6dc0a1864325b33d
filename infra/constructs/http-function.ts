import type { FunctionFacts, Trigger } from '@continuum/functions/facts';
import { Duration } from 'aws-cdk-lib';
import {
  type HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2';
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
  constructor(
    scope: Construct,
    id: string,
    facts: FunctionFacts,
    trigger: HttpTrigger,
    setting: HttpSetting,
  ) {
    super(scope, id);
    const { lambda } = new StageFunction(this, 'Stage', { facts, ...setting });
    const integration = new HttpLambdaIntegration('Integration', lambda, {
      timeout: Duration.seconds(facts.timeoutSeconds + 1),
    });
    for (const route of setting.routes.filter(({ audience }) => trigger.audiences.includes(audience))) {
      const { method, path, audience } = route;
      const added = setting.api.addRoutes({
        path,
        methods: [HttpMethod[method]],
        integration,
        ...(audience === 'public'
          ? { authorizer: new HttpNoneAuthorizer() }
          : { authorizer: setting.authorizer, authorizationScopes: [scopeOf(route)] }),
      });
      if (audience === 'public') for (const one of added) acknowledge(one, openRoute);
    }
  }
}

/** A token without a scope would open a route to every client of every practice and partner. */
export function scopeOf({ method, path, scope }: ApiRoute): string {
  if (scope === undefined) throw new Error(`${method} ${path}: a route that is not public needs a scope`);
  return scope;
}

const openRoute = {
  'AwsSolutions-APIG4': 'It says whether the API is up, or what it offers; it reads no record of anyone.',
};
