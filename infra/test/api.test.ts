import { type Route, routes } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { functions } from '../stacks/functions.ts';
import { scopes } from '../stacks/scopes.ts';
import { addStage } from '../stacks/stage.ts';
import { development, production, synthesizeAll, synthesizeOne, unchecked, withApp } from './synthesize.ts';
import { entriesOf, plain, type Template, theOnly } from './template.ts';

const { data, service } = synthesizeOne(production);

/** The function behind a route, by the name in its facts. */
function functionBehind(template: Template, target: unknown): string {
  const [, integrationId = ''] = /^integrations\/<(\w+)>$/.exec(plain(target)) ?? [];
  const uri = plain(template.Resources[integrationId]?.Properties.IntegrationUri);
  const [, functionId = ''] = /^<(\w+)\.Arn>$/.exec(uri) ?? [];
  return template.Resources[functionId]?.Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME;
}

const declared = ({ method, path, audience, scope }: Route) => ({
  route: `${method} ${path}`,
  authorization: audience === 'public' ? 'NONE' : 'JWT',
  scopes: scope === undefined ? [] : [scope as string],
  function: audience === 'member' ? 'trainer-api' : 'partner-api',
});

const byRoute = (one: { route: string }, other: { route: string }) => one.route.localeCompare(other.route);

describe.each([...synthesizeAll()])('the routes of $region $stage', (_, templates) => {
  it('are those of the table of routes, each with its scope and its function', () => {
    const inTemplate = entriesOf(templates.service, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => ({
      route: Properties.RouteKey as string,
      authorization: Properties.AuthorizationType,
      scopes: Properties.AuthorizationScopes ?? [],
      function: functionBehind(templates.service, Properties.Target),
    }));
    expect(inTemplate.sort(byRoute)).toEqual(routes.map(declared).sort(byRoute));
  });

  it('ask for tokens of the one authorizer', () => {
    for (const [, { Properties }] of entriesOf(templates.service, 'AWS::ApiGatewayV2::Route'))
      if (Properties.AuthorizationType === 'JWT') expect(plain(Properties.AuthorizerId)).toBe('<Authorizer>');
  });

  it('offer on the resource server every scope of the routes and no other', () => {
    const { Identifier, Scopes } = theOnly(templates.data, 'AWS::Cognito::UserPoolResourceServer').Properties;
    const offered = Scopes.map(({ ScopeName }: { ScopeName: string }) => `${Identifier}/${ScopeName}`);
    expect(offered.sort()).toEqual([...new Set(routes.flatMap(({ scope }) => scope ?? []))].sort());
  });
});

describe('a route that is not public and has no scope', () => {
  it('stops the synthesis, with its name', () => {
    const open = { method: 'GET', path: '/v1/everything', audience: 'member' } as const;
    expect(() => withApp(unchecked, (app) => addStage(app, production, [...routes, open]))).toThrow(
      'GET /v1/everything: a route that is not public needs a scope',
    );
  });

  it('has no scope to offer', () => {
    expect(() => scopes([{ method: 'GET', path: '/v1/everything', audience: 'partner' }])).toThrow(
      'needs a scope',
    );
  });
});

describe('the API', () => {
  const stage = theOnly(service, 'AWS::ApiGatewayV2::Stage').Properties;

  it('is throttled as a whole, as the region says', () => {
    expect(stage.DefaultRouteSettings).toEqual({
      ThrottlingRateLimit: production.throttle.requestsPerSecond,
      ThrottlingBurstLimit: production.throttle.burst,
    });
  });

  it('logs route templates, never a path, a query, an address or a body', () => {
    const line = JSON.parse(stage.AccessLogSettings.Format);
    expect(line.route).toBe('$context.routeKey');
    const forbidden =
      /\$context\.(path|identity|domain|requestOverride|integration\.requestBody|extendedRequestId)/;
    expect(Object.values(line).filter((value) => forbidden.test(String(value)))).toEqual([]);
  });

  it('trusts tokens of its own user pool, for the members client', () => {
    const { JwtConfiguration, IdentitySource } = theOnly(service, 'AWS::ApiGatewayV2::Authorizer').Properties;
    expect(plain(JwtConfiguration.Issuer)).toBe('<UserPool.ProviderURL>');
    expect(JwtConfiguration.Audience.map(plain)).toEqual(['<MemberClient>']);
    expect(IdentitySource).toEqual(['$request.header.Authorization']);
  });

  it('waits for each function a moment longer than the function itself may take', () => {
    const timeouts = entriesOf(service, 'AWS::ApiGatewayV2::Integration').map(
      ([, { Properties }]) => Properties.TimeoutInMillis,
    );
    const facts = functions.filter(({ trigger }) => trigger.kind === 'http');
    expect(timeouts.sort()).toEqual(facts.map(({ timeoutSeconds }) => (timeoutSeconds + 1) * 1000).sort());
    expect(Math.max(...timeouts)).toBeLessThanOrEqual(30_000);
  });
});

describe('sign-in', () => {
  const pool = theOnly(data, 'AWS::Cognito::UserPool').Properties;
  const client = theOnly(data, 'AWS::Cognito::UserPoolClient').Properties;

  it('asks members for a long password and an authenticator app, and lets nobody register', () => {
    expect(pool.MfaConfiguration).toBe('ON');
    expect(pool.EnabledMfas).toEqual(['SOFTWARE_TOKEN_MFA']);
    expect(pool.Policies.PasswordPolicy.MinimumLength).toBeGreaterThanOrEqual(14);
    expect(pool.AdminCreateUserConfig.AllowAdminCreateUserOnly).toBe(true);
    expect(pool.DeletionProtection).toBe('ACTIVE');
  });

  it("gives members' apps a public client with the code flow and the members' scopes", () => {
    expect(client.GenerateSecret).toBe(false);
    expect(client.AllowedOAuthFlows).toEqual(['code']);
    expect(client.AllowedOAuthScopes.map(plain).sort()).toEqual([
      '<ResourceServer>/clients.read',
      '<ResourceServer>/episodes.read',
      '<ResourceServer>/episodes.write',
      'openid',
    ]);
  });

  it('renews by rotation only, so the client has no flow of refresh tokens', () => {
    expect(client.RefreshTokenRotation.Feature).toBe('ENABLED');
    expect(client.ExplicitAuthFlows).toEqual(['ALLOW_USER_SRP_AUTH']);
  });

  it('ends an access token after a quarter of an hour in production, after a day in development', () => {
    const inDevelopment = theOnly(synthesizeOne(development).data, 'AWS::Cognito::UserPoolClient').Properties;
    expect(client.TokenValidityUnits.AccessToken).toBe('minutes');
    expect([client.AccessTokenValidity, inDevelopment.AccessTokenValidity]).toEqual([15, 1440]);
  });
});
