import * as z from 'zod';
import { AwsRefused, type Operation, operation } from '../wire/aws-json.ts';
import type { PoolClient } from './clients.ts';
import type { Issuer } from './token-endpoint.ts';
import { userOperations } from './user-operations.ts';
import { accessTokenSeconds, type UserPool } from './user-pools.ts';

const createInput = z.strictObject({
  UserPoolId: z.string(),
  ClientName: z.string().min(1).max(128),
  GenerateSecret: z.boolean().default(false),
  AllowedOAuthFlows: z.array(z.enum(['code', 'implicit', 'client_credentials'])).default([]),
  AllowedOAuthScopes: z.array(z.string()).default([]),
  AllowedOAuthFlowsUserPoolClient: z.boolean().default(false),
  AccessTokenValidity: z.number().int().positive().optional(),
  TokenValidityUnits: z
    .object({ AccessToken: z.enum(['seconds', 'minutes', 'hours', 'days']).optional() })
    .optional(),
  ExplicitAuthFlows: z.unknown().optional(),
  SupportedIdentityProviders: z.unknown().optional(),
  EnableTokenRevocation: z.unknown().optional(),
  PreventUserExistenceErrors: z.unknown().optional(),
  RefreshTokenValidity: z.unknown().optional(),
});
const clientInput = z.strictObject({ UserPoolId: z.string(), ClientId: z.string() });
const listInput = z.strictObject({
  UserPoolId: z.string(),
  MaxResults: z.number().int().min(1).max(60).default(60),
  NextToken: z.string().optional(),
});

/**
 * What operating the cloud needs of Cognito: clients and users of a pool.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/Welcome.html
 */
export function cognitoOperations(issuer: Issuer): Record<string, Operation> {
  const poolOf = (id: string): UserPool => {
    const pool = issuer.pools.find((one) => one.id === id);
    if (!pool) throw new AwsRefused('ResourceNotFoundException', `User pool ${id} does not exist.`);
    return pool;
  };
  const clientOf = (poolId: string, id: string): PoolClient => {
    const client = issuer.clients.find(id);
    if (client?.poolId !== poolId)
      throw new AwsRefused('ResourceNotFoundException', `User pool client ${id} does not exist.`);
    return client;
  };
  return {
    CreateUserPoolClient: operation(createInput, (input) => {
      const pool = poolOf(input.UserPoolId);
      requireUsableFlows(input, pool);
      const created = issuer.clients.create(
        {
          name: input.ClientName,
          poolId: pool.id,
          flows: input.AllowedOAuthFlows,
          scopes: input.AllowedOAuthScopes,
          accessTokenSeconds: accessTokenSeconds(
            input.AccessTokenValidity,
            input.TokenValidityUnits?.AccessToken,
          ),
        },
        input.GenerateSecret,
      );
      return { UserPoolClient: describeClient(created) };
    }),
    DescribeUserPoolClient: operation(clientInput, ({ UserPoolId, ClientId }) => ({
      UserPoolClient: describeClient(clientOf(poolOf(UserPoolId).id, ClientId)),
    })),
    DeleteUserPoolClient: operation(clientInput, ({ UserPoolId, ClientId }) => {
      if (clientOf(poolOf(UserPoolId).id, ClientId).isDeclared)
        throw new AwsRefused('InvalidParameterException', 'The template declares this client; it stays.');
      issuer.clients.delete(ClientId);
      return {};
    }),
    ListUserPoolClients: operation(listInput, ({ UserPoolId, MaxResults, NextToken }) => {
      const start = Number(NextToken ?? 0);
      const all = issuer.clients.ofPool(poolOf(UserPoolId).id);
      const page = all.slice(start, start + MaxResults);
      return {
        UserPoolClients: page.map(({ id, name }) => ({ ClientId: id, ClientName: name, UserPoolId })),
        ...(start + MaxResults < all.length && { NextToken: String(start + MaxResults) }),
      };
    }),
    ...userOperations(issuer, poolOf),
  };
}

function requireUsableFlows(input: z.infer<typeof createInput>, pool: UserPool): void {
  const unknown = input.AllowedOAuthScopes.filter((scope) => !pool.scopes.has(scope));
  if (unknown.length > 0)
    throw new AwsRefused(
      'ScopeDoesNotExistException',
      `No resource server has the scopes ${unknown.join(', ')}.`,
    );
  if (!input.AllowedOAuthFlows.includes('client_credentials')) return;
  if (!input.GenerateSecret)
    throw new AwsRefused(
      'InvalidOAuthFlowException',
      'client_credentials flow can not be selected if client does not have a client secret.',
    );
  if (!input.AllowedOAuthFlowsUserPoolClient || input.AllowedOAuthFlows.length > 1)
    throw new AwsRefused(
      'InvalidOAuthFlowException',
      'client_credentials flow can not be selected along with code flow or implicit flow.',
    );
}

function describeClient(client: PoolClient): object {
  return {
    UserPoolId: client.poolId,
    ClientId: client.id,
    ClientName: client.name,
    ...(client.secret !== undefined && { ClientSecret: client.secret }),
    AllowedOAuthFlows: client.flows,
    AllowedOAuthScopes: client.scopes,
    AllowedOAuthFlowsUserPoolClient: client.flows.length > 0,
  };
}
