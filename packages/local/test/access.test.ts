import {
  ApiGatewayV2Client,
  GetAuthorizerCommand,
  UpdateAuthorizerCommand,
} from '@aws-sdk/client-apigatewayv2';
import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  DeleteUserPoolClientCommand,
  ListUserPoolClientsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LocalCloud } from '../src/index.ts';
import { apiCloud } from './fixture/api-cloud.ts';
import { readIdentifiers } from './fixture/read-identifiers.ts';
import { sdkClient } from './fixture/sdk-client.ts';

const folder = apiCloud();
let cloud: LocalCloud;
let cognito: CognitoIdentityProviderClient;
let gateway: ApiGatewayV2Client;
let pool: string;
let people: string;
let machine: { id: string; secret: string };
let authorizer: { ApiId: string; AuthorizerId: string };

beforeAll(async () => {
  cloud = await folder.start();
  cognito = sdkClient(CognitoIdentityProviderClient, cloud);
  gateway = sdkClient(ApiGatewayV2Client, cloud);
  const resources = await readIdentifiers(folder.options.assemblyFolder ?? '');
  pool = resources['Pool'] ?? '';
  people = resources['People'] ?? '';
  authorizer = { ApiId: resources['Api'] ?? '', AuthorizerId: resources['Authorizer'] ?? '' };
  const { UserPoolClient } = await cognito.send(machineClient(['shop/read']));
  machine = { id: UserPoolClient?.ClientId ?? '', secret: UserPoolClient?.ClientSecret ?? '' };
});
afterAll(async () => {
  await cloud.stop();
  folder.remove();
});

const machineClient = (scopes: string[]): CreateUserPoolClientCommand =>
  new CreateUserPoolClientCommand({
    UserPoolId: pool,
    ClientName: 'partner',
    GenerateSecret: true,
    AllowedOAuthFlows: ['client_credentials'],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthScopes: scopes,
  });

async function ask(
  form: Record<string, string>,
  basic?: string,
): Promise<{ status: number; body: Record<string, string> }> {
  const response = await fetch(cloud.tokenUrl, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: basic ? { authorization: `Basic ${Buffer.from(basic).toString('base64')}` } : {},
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}
const asMachine = (scope?: string) =>
  ask({ grant_type: 'client_credentials', ...(scope && { scope }) }, `${machine.id}:${machine.secret}`);
const claimsOf = (token = ''): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
const get = (token?: string, method = 'GET'): Promise<Response> =>
  fetch(`${cloud.apiUrl}/secured`, {
    method,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html */
describe('asking for a token', () => {
  test('a machine gets an access token of the shape Cognito gives', async () => {
    const { status, body } = await asMachine();
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    const claims = claimsOf(body['access_token']);
    expect(claims).toMatchObject({
      sub: machine.id,
      client_id: machine.id,
      token_use: 'access',
      scope: 'shop/read',
    });
    expect(claims['iss']).toBe(`https://cognito-idp.ca-central-1.amazonaws.com/${pool}`);
    expect(claims).not.toHaveProperty('aud');
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(3600);
  });

  test.each([
    [
      'another secret',
      () => ask({ grant_type: 'client_credentials' }, `${machine.id}:wrong`),
      401,
      'invalid_client',
    ],
    [
      'an unknown client',
      () => ask({ grant_type: 'client_credentials' }, 'nobody:secret'),
      401,
      'invalid_client',
    ],
    ['a scope it may not have', () => asMachine('shop/write'), 400, 'invalid_scope'],
    [
      'another grant',
      () => ask({ grant_type: 'device_code' }, `${machine.id}:${machine.secret}`),
      400,
      'unsupported_grant_type',
    ],
    ['no grant', () => ask({}, `${machine.id}:${machine.secret}`), 400, 'invalid_request'],
    [
      'a password as a machine',
      () => ask({ grant_type: 'password' }, `${machine.id}:${machine.secret}`),
      400,
      'unauthorized_client',
    ],
  ])('%s is refused', async (_what, asking, status, error) => {
    expect(await asking()).toEqual({ status, body: { error } });
  });

  test('a person logs in with a permanent password, until disabled', async () => {
    const login = () =>
      ask({
        grant_type: 'password',
        client_id: people,
        username: 'trainer',
        password: 'long enough 1',
        scope: 'shop/write',
      });
    const who = { UserPoolId: pool, Username: 'trainer' };
    const { User } = await cognito.send(new AdminCreateUserCommand({ ...who, MessageAction: 'SUPPRESS' }));
    expect(User?.UserStatus).toBe('FORCE_CHANGE_PASSWORD');
    const setPassword = (Password: string) =>
      cognito.send(new AdminSetUserPasswordCommand({ ...who, Password, Permanent: true }));
    await expect(setPassword('short')).rejects.toThrow(/12 characters, a digit/);
    expect((await login()).body).toEqual({ error: 'invalid_grant' });
    await setPassword('long enough 1');
    const claims = claimsOf((await login()).body['access_token']);
    expect(claims).toMatchObject({
      sub: User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value,
      username: 'trainer',
      client_id: people,
      scope: 'shop/write',
    });
    await cognito.send(new AdminDisableUserCommand(who));
    expect((await login()).body).toEqual({ error: 'invalid_grant' });
  });

  test('a client cannot be made with a scope no resource server has', async () => {
    await expect(cognito.send(machineClient(['shop/unknown']))).rejects.toMatchObject({
      name: 'ScopeDoesNotExistException',
    });
  });

  test('clients are listed, and a deleted one gets no token', async () => {
    const { UserPoolClient } = await cognito.send(machineClient(['shop/read']));
    const ClientId = UserPoolClient?.ClientId ?? '';
    const listed = async () =>
      (await cognito.send(new ListUserPoolClientsCommand({ UserPoolId: pool }))).UserPoolClients?.map(
        (c) => c.ClientId,
      );
    expect(await listed()).toEqual(expect.arrayContaining([ClientId, people]));
    await cognito.send(new DeleteUserPoolClientCommand({ UserPoolId: pool, ClientId }));
    expect(await listed()).not.toContain(ClientId);
    const basic = `${ClientId}:${UserPoolClient?.ClientSecret}`;
    expect((await ask({ grant_type: 'client_credentials' }, basic)).status).toBe(401);
  });
});

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html */
describe('a secured route', () => {
  test('takes a new client once its id is among the audiences', async () => {
    const token = (await asMachine()).body['access_token'];
    const before = await get(token);
    expect([before.status, await before.json()]).toEqual([401, { message: 'Unauthorized' }]);
    expect(before.headers.get('www-authenticate')).toContain('valid audience');
    const { JwtConfiguration } = await gateway.send(new GetAuthorizerCommand(authorizer));
    const Audience = [...(JwtConfiguration?.Audience ?? []), machine.id];
    await gateway.send(new UpdateAuthorizerCommand({ ...authorizer, JwtConfiguration: { Audience } }));
    const after = await get(token);
    expect(after.status).toBe(200);
    const { requestContext } = JSON.parse(await after.text());
    expect(requestContext.authorizer.jwt).toMatchObject({
      claims: { client_id: machine.id, scope: 'shop/read', token_use: 'access' },
      scopes: ['shop/read', 'shop/admin'],
    });
  });

  test('needs one of the scopes of the route', async () => {
    const response = await get((await asMachine()).body['access_token'], 'POST');
    expect([response.status, await response.json()]).toEqual([403, { message: 'Forbidden' }]);
  });

  test.each([
    ['no token', () => undefined],
    ['garbage', () => 'garbage'],
    ['a token signed by another', (token: string) => `${token.slice(0, -8)}AAAAAAAA`],
    [
      'a token with changed claims',
      (token: string) => token.replace(/\.[^.]+\./, `.${Buffer.from('{}').toString('base64url')}.`),
    ],
  ])('refuses %s', async (_what, change) => {
    expect((await get(change((await asMachine()).body['access_token'] ?? ''))).status).toBe(401);
  });

  test('judges a token by the moved clock, over a restart too', async () => {
    const token = (await asMachine()).body['access_token'];
    expect((await get(token)).status).toBe(200);
    await cloud.moveClockTo(new Date(cloud.now().getTime() + 3_601_000));
    expect((await get(token)).status).toBe(401);
    await cloud.stop();
    cloud = await folder.start();
    expect((await get(token)).status).toBe(401);
    expect((await get((await asMachine()).body['access_token'])).status).toBe(200);
  });
});
