import type { CloudTemplate } from '../template/cloud-template.ts';
import type { PoolClient } from './clients.ts';
import {
  clientSecret,
  poolClientResource,
  poolDomainResource,
  poolResource,
  resourceServerResource,
} from './pool-template.ts';

interface PasswordPolicy {
  readonly minimumLength: number;
  readonly required: readonly { readonly name: string; readonly pattern: RegExp }[];
}

/** A user pool as the template declares it. */
export interface UserPool {
  readonly id: string;
  readonly issuer: string;
  readonly scopes: ReadonlySet<string>;
  readonly passwordPolicy: PasswordPolicy;
  readonly declaredClients: readonly PoolClient[];
}

const secondsPer = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;

/** How long an access token lives: `AccessTokenValidity` in its unit, hours if none; one hour by default. */
export const accessTokenSeconds = (
  validity: number | undefined,
  unit: keyof typeof secondsPer | undefined,
): number => (validity === undefined ? 3600 : validity * secondsPer[unit ?? 'hours']);

export function readUserPools(template: CloudTemplate): UserPool[] {
  const clients = template.all(poolClientResource);
  const servers = template.all(resourceServerResource);
  template.all(poolDomainResource);
  return template.all(poolResource).map(({ resource, ref, properties }) => ({
    id: ref,
    issuer: poolResource.attributes['ProviderURL']?.(resource) ?? '',
    scopes: new Set(
      servers
        .filter((server) => server.properties.UserPoolId === ref)
        .flatMap(({ properties: { Identifier, Scopes } }) =>
          Scopes.map(({ ScopeName }) => `${Identifier}/${ScopeName}`),
        ),
    ),
    passwordPolicy: readPasswordPolicy(properties.Policies.PasswordPolicy),
    declaredClients: clients
      .filter((client) => client.properties.UserPoolId === ref)
      .map((client) => ({
        id: client.ref,
        name: client.resource.name,
        poolId: ref,
        secret: client.properties.GenerateSecret ? clientSecret(client.resource) : undefined,
        flows: client.properties.AllowedOAuthFlows,
        scopes: client.properties.AllowedOAuthScopes,
        accessTokenSeconds: accessTokenSeconds(
          client.properties.AccessTokenValidity,
          client.properties.TokenValidityUnits?.AccessToken,
        ),
        isDeclared: true,
      })),
  }));
}

interface DeclaredPasswordPolicy {
  readonly MinimumLength: number;
  readonly RequireLowercase: boolean;
  readonly RequireUppercase: boolean;
  readonly RequireNumbers: boolean;
  readonly RequireSymbols: boolean;
}

function readPasswordPolicy(declared: DeclaredPasswordPolicy): PasswordPolicy {
  return {
    minimumLength: declared.MinimumLength,
    required: [
      ...(declared.RequireLowercase ? [{ name: 'a lower case letter', pattern: /[a-z]/ }] : []),
      ...(declared.RequireUppercase ? [{ name: 'an upper case letter', pattern: /[A-Z]/ }] : []),
      ...(declared.RequireNumbers ? [{ name: 'a digit', pattern: /\d/ }] : []),
      ...(declared.RequireSymbols ? [{ name: 'a symbol', pattern: /[^A-Za-z0-9]/ }] : []),
    ],
  };
}
