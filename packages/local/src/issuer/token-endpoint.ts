import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import { type Answer, json } from '../wire/answer.ts';
import type { PoolClient, PoolClients } from './clients.ts';
import type { SigningKey } from './signing-key.ts';
import type { UserPool } from './user-pools.ts';
import type { Users } from './users.ts';

export interface Issuer {
  readonly pools: readonly UserPool[];
  readonly clients: PoolClients;
  readonly users: Users;
  readonly key: SigningKey;
  readonly clock: Clock;
}

/** An OAuth error: its code goes into the answer. */
class TokenRefused extends Error {
  readonly status: number;

  constructor(code: string, status = 400) {
    super(code);
    this.status = status;
  }
}

/**
 * `POST /oauth2/token` with `grant_type=client_credentials`, as Cognito answers it. `grant_type=password` is
 * local only: it stands in for the login page, and only for clients the template declares for people (flow
 * `code`). Access tokens have Cognito's claims: `client_id`, `token_use`, `scope`, and no `aud`.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export async function answerToken(
  issuer: Issuer,
  authorization: string | undefined,
  body: string,
): Promise<Answer> {
  try {
    const form = new URLSearchParams(body);
    const client = authenticate(issuer.clients, authorization, form);
    const pool = issuer.pools.find(({ id }) => id === client.poolId);
    if (!pool) throw new TokenRefused('invalid_client', 401);
    const subject = subjectOf(issuer, client, form);
    const scope = grantedScope(client, form.get('scope'));
    const now = Math.floor(issuer.clock.now() / 1000);
    const token = await issuer.key.sign({
      ...subject,
      client_id: client.id,
      token_use: 'access',
      scope,
      auth_time: now,
      iss: pool.issuer,
      iat: now,
      exp: now + client.accessTokenSeconds,
      version: 2,
      jti: randomUUID(),
    });
    return json(
      200,
      { access_token: token, expires_in: client.accessTokenSeconds, token_type: 'Bearer' },
      noStore,
    );
  } catch (error) {
    if (!(error instanceof TokenRefused)) throw error;
    return json(error.status, { error: error.message }, noStore);
  }
}

const noStore = { 'cache-control': 'no-store' };

function authenticate(
  clients: PoolClients,
  authorization: string | undefined,
  form: URLSearchParams,
): PoolClient {
  const [id, secret] = credentials(authorization) ?? [
    form.get('client_id') ?? '',
    form.get('client_secret') ?? '',
  ];
  const client = clients.find(id);
  if (!client) throw new TokenRefused('invalid_client', 401);
  if (client.secret !== undefined && !sameText(client.secret, secret))
    throw new TokenRefused('invalid_client', 401);
  return client;
}

function credentials(authorization: string | undefined): [string, string] | undefined {
  const [, encoded] = /^Basic (.+)$/i.exec(authorization ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString().split(':');
  return [id, secret.join(':')];
}

function sameText(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function subjectOf(
  { users }: Issuer,
  client: PoolClient,
  form: URLSearchParams,
): { sub: string; username?: string } {
  switch (form.get('grant_type')) {
    case 'client_credentials':
      if (!client.flows.includes('client_credentials') || client.secret === undefined)
        throw new TokenRefused('unauthorized_client');
      return { sub: client.id };
    case 'password': {
      if (!client.isDeclared || !client.flows.includes('code')) throw new TokenRefused('unauthorized_client');
      const user = users.find(client.poolId, form.get('username') ?? '');
      const isWelcome = user?.isEnabled && user.status === 'CONFIRMED';
      if (!isWelcome || !users.passwordMatches(user, form.get('password') ?? ''))
        throw new TokenRefused('invalid_grant');
      return { sub: user.sub, username: user.username };
    }
    case null:
      throw new TokenRefused('invalid_request');
    default:
      throw new TokenRefused('unsupported_grant_type');
  }
}

function grantedScope(client: PoolClient, requested: string | null): string {
  const scopes = (requested ?? '').split(' ').filter((scope) => scope !== '');
  if (scopes.length === 0) return client.scopes.join(' ');
  if (!scopes.every((scope) => client.scopes.includes(scope))) throw new TokenRefused('invalid_scope');
  return scopes.join(' ');
}
