import {
  CreateUserPoolClientCommand,
  DeleteUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { PartnerId } from '@continuum/contracts';
import { answerOf } from '../failures.ts';
import { type AudienceChange, type AudienceProps, createAudience } from './audience.ts';
import { createMemberLogins, type MemberLogins, type PoolProps } from './member-logins.ts';
import { unlessRefused } from './unless-refused.ts';

export interface LoginsProps extends AudienceProps, PoolProps {}

/** What a partner clinic's system signs in with. */
export interface PartnerClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * Who may sign in. Who they are is the registry's: a login that no entry points to opens nothing.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints-oauth-grants.html
 */
export interface Logins extends MemberLogins {
  /** A new client with the client credentials grant, whose tokens the API takes from now on. */
  openPartner(partnerId: PartnerId, scopes: readonly string[]): Promise<PartnerClient>;
  /** The client is deleted, and its tokens are taken no longer. One that is gone already is fine. */
  closePartner(clientId: string): Promise<void>;
  /** Makes the API take the tokens of exactly these partners' clients, and of members' apps. */
  restoreAudience(clientIds: readonly string[]): Promise<AudienceChange>;
}

const partnerTokenMinutes = 60;

/** @throws TransientError from every method when AWS does not answer */
export const createLogins = ({ cognito, userPoolId, ...audienceProps }: LoginsProps): Logins => {
  const pool = { UserPoolId: userPoolId };
  const audience = createAudience(audienceProps);
  const ask = <Answer>(call: Promise<Answer>) => answerOf('Cognito', call);

  const deleteClient = (ClientId: string) =>
    unlessRefused(
      'ResourceNotFoundException',
      ask(cognito.send(new DeleteUserPoolClientCommand({ ...pool, ClientId }))),
    );

  const createClient = async (partnerId: PartnerId, scopes: readonly string[]): Promise<PartnerClient> => {
    const { UserPoolClient } = await ask(
      cognito.send(
        new CreateUserPoolClientCommand({
          ...pool,
          ClientName: `partner-${partnerId}`,
          GenerateSecret: true,
          AllowedOAuthFlows: ['client_credentials'],
          AllowedOAuthFlowsUserPoolClient: true,
          AllowedOAuthScopes: [...scopes],
          AccessTokenValidity: partnerTokenMinutes,
          TokenValidityUnits: { AccessToken: 'minutes' },
        }),
      ),
    );
    const { ClientId: clientId, ClientSecret: clientSecret } = UserPoolClient ?? {};
    if (clientId === undefined || clientSecret === undefined)
      throw new Error('Cognito answered with a client that has no id or no secret');
    return { clientId, clientSecret };
  };

  return {
    openPartner: async (partnerId, scopes) => {
      const client = await createClient(partnerId, scopes);
      try {
        await audience.admit(client.clientId);
      } catch (error) {
        await deleteClient(client.clientId);
        throw error;
      }
      return client;
    },
    closePartner: async (clientId) => {
      await audience.dismiss(clientId);
      await deleteClient(clientId);
    },
    ...createMemberLogins({ cognito, userPoolId }),
    restoreAudience: (clientIds) => audience.restore(clientIds),
  };
};
