import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  type AttributeType,
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  DeleteUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { PartnerId } from '@continuum/contracts';
import { answerOf } from '../table/failures.ts';
import { type AudienceChange, type AudienceProps, createAudience } from './audience.ts';
import { newPassword } from './password.ts';

export interface LoginsProps extends AudienceProps {
  readonly cognito: Pick<CognitoIdentityProviderClient, 'send'>;
  readonly userPoolId: string;
}

/** What a partner clinic's system signs in with. */
export interface PartnerClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * Who may sign in. Who they are is the registry's: a login that no entry points to opens nothing.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints-oauth-grants.html
 */
export interface Logins {
  /** A new client with the client credentials grant, whose tokens the API takes from now on. */
  openPartner(partnerId: PartnerId, scopes: readonly string[]): Promise<PartnerClient>;
  /** The client is deleted, and its tokens are taken no longer. One that is gone already is fine. */
  closePartner(clientId: string): Promise<void>;
  /** The subject of a member's tokens: the user of that e-mail address, made where there is none. */
  memberSubject(email: string): Promise<string>;
  /** Sets and returns a new password; a temporary one must be replaced at the first sign-in. */
  setPassword(subject: string, kind: 'temporary' | 'permanent'): Promise<string>;
  /** They cannot sign in any more. One that is gone already is fine. */
  closeMember(subject: string): Promise<void>;
  /** Makes the API take the tokens of exactly these partners' clients, and of members' apps. */
  restoreAudience(clientIds: readonly string[]): Promise<AudienceChange>;
}

const partnerTokenMinutes = 60;

const subjectAmong = (attributes: readonly AttributeType[] | undefined): string => {
  const subject = attributes?.find(({ Name }) => Name === 'sub')?.Value;
  if (subject === undefined) throw new Error('Cognito answered with a user that has no subject');
  return subject;
};

/** The call's answer; undefined when it was refused under that name. */
const unless = async <Answer>(name: string, call: Promise<Answer>): Promise<Answer | undefined> => {
  try {
    return await call;
  } catch (error) {
    if (error instanceof Error && error.name === name) return undefined;
    throw error;
  }
};

/** @throws TransientError from every method when AWS does not answer */
export const createLogins = ({ cognito, userPoolId, ...audienceProps }: LoginsProps): Logins => {
  const pool = { UserPoolId: userPoolId };
  const audience = createAudience(audienceProps);
  const ask = <Answer>(call: Promise<Answer>) => answerOf('Cognito', call);

  const deleteClient = (ClientId: string) =>
    unless(
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
    memberSubject: async (email) => {
      const create = new AdminCreateUserCommand({
        ...pool,
        Username: email,
        UserAttributes: [
          { Name: 'email', Value: email },
          { Name: 'email_verified', Value: 'true' },
        ],
        MessageAction: 'SUPPRESS',
      });
      const made = await unless('UsernameExistsException', ask(cognito.send(create)));
      if (made !== undefined) return subjectAmong(made.User?.Attributes);
      const found = await ask(cognito.send(new AdminGetUserCommand({ ...pool, Username: email })));
      return subjectAmong(found.UserAttributes);
    },
    setPassword: async (subject, kind) => {
      const Password = newPassword();
      const Permanent = kind === 'permanent';
      await ask(
        cognito.send(new AdminSetUserPasswordCommand({ ...pool, Username: subject, Password, Permanent })),
      );
      return Password;
    },
    closeMember: async (subject) => {
      const disable = new AdminDisableUserCommand({ ...pool, Username: subject });
      await unless('UserNotFoundException', ask(cognito.send(disable)));
    },
    restoreAudience: (clientIds) => audience.restore(clientIds),
  };
};
