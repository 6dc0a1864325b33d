import type { FunctionPool } from '../functions/function-pool.ts';
import type { CloudTemplate } from '../template/cloud-template.ts';
import { Refusal } from '../template/refusal.ts';
import type { Audiences } from './audiences.ts';
import type { JwtAuthorizer } from './authorizer.ts';
import {
  apiResource,
  authorizerResource,
  integrationResource,
  routeResource,
  stageResource,
} from './gateway-template.ts';
import type { RouteTarget } from './http-api.ts';
import { Router } from './router.ts';

export interface ReadApi {
  readonly apiId: string;
  readonly router: Router<RouteTarget>;
}

/** The authorizers, their issuers checked to be pools of this cloud, their audiences declared. */
export function readAuthorizers(
  template: CloudTemplate,
  issuers: readonly string[],
  audiences: Audiences,
): JwtAuthorizer[] {
  return template.all(authorizerResource).map(({ ref, properties }) => {
    const { Issuer, Audience } = properties.JwtConfiguration;
    if (!issuers.includes(Issuer))
      throw new Refusal([
        `authorizer ${properties.Name}: the issuer ${Issuer} is no user pool of this cloud`,
      ]);
    audiences.declare(properties.ApiId, ref, Audience);
    return { apiId: properties.ApiId, authorizerId: ref, name: properties.Name, issuer: Issuer };
  });
}

/** The one HTTP API of the region, or none. */
export function readApi(
  template: CloudTemplate,
  pools: ReadonlyMap<string, FunctionPool>,
  authorizers: readonly JwtAuthorizer[],
): ReadApi | undefined {
  const apis = template.all(apiResource);
  if (apis.length > 1)
    throw new Refusal([`${apis.length} HTTP APIs share one address; the local cloud runs one`]);
  const [api] = apis;
  if (!api) return undefined;
  template.all(stageResource);
  const integrations = new Map(template.all(integrationResource).map((one) => [one.ref, one.properties]));
  const routes = template.all(routeResource).map(({ properties }) => {
    const { RouteKey, Target, AuthorizationType, AuthorizerId, AuthorizationScopes } = properties;
    const integration = integrations.get(Target.replace('integrations/', ''));
    const pool = integration && pools.get(functionArnIn(integration.IntegrationUri));
    if (!integration || !pool)
      throw new Refusal([`route ${RouteKey}: its integration leads to no function of this cloud`]);
    const authorizer =
      AuthorizationType === 'JWT' ? authorizers.find((one) => one.authorizerId === AuthorizerId) : undefined;
    if (AuthorizationType === 'JWT' && !authorizer)
      throw new Refusal([`route ${RouteKey}: its authorizer ${AuthorizerId} is not known`]);
    return {
      routeKey: RouteKey,
      target: {
        pool,
        timeoutMilliseconds: integration.TimeoutInMillis,
        authorizer,
        scopes: AuthorizationScopes,
      },
    };
  });
  return { apiId: api.ref, router: new Router(routes) };
}

/** Either the function's ARN itself, or the ARN API Gateway wraps around it. */
const functionArnIn = (uri: string): string => /functions\/(arn:.+)\/invocations$/.exec(uri)?.[1] ?? uri;
