import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  type AttributeType,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { answerOf } from '../failures.ts';
import { newPassword } from './password.ts';
import { unlessRefused } from './unless-refused.ts';

export interface PoolProps {
  readonly cognito: Pick<CognitoIdentityProviderClient, 'send'>;
  readonly userPoolId: string;
}

export interface MemberLogins {
  /** The subject of a member's tokens: the user of that e-mail address, made where there is none. */
  memberSubject(email: string): Promise<string>;
  /** Sets and returns a new password; a temporary one must be replaced at the first sign-in. */
  setPassword(subject: string, kind: 'temporary' | 'permanent'): Promise<string>;
  /** They cannot sign in any more. One that is gone already is fine. */
  closeMember(subject: string): Promise<void>;
  /** They can sign in again, by a password that is set anew. */
  openMember(subject: string): Promise<void>;
}

const subjectAmong = (attributes: readonly AttributeType[] | undefined): string => {
  const subject = attributes?.find(({ Name }) => Name === 'sub')?.Value;
  if (subject === undefined) throw new Error('Cognito answered with a user that has no subject');
  return subject;
};

/** The people of a practice, as users of the pool. */
export const createMemberLogins = ({ cognito, userPoolId }: PoolProps): MemberLogins => {
  const pool = { UserPoolId: userPoolId };
  const ask = <Answer>(call: Promise<Answer>) => answerOf('Cognito', call);
  return {
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
      const made = await unlessRefused('UsernameExistsException', ask(cognito.send(create)));
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
      await unlessRefused('UserNotFoundException', ask(cognito.send(disable)));
    },
    openMember: async (subject) => {
      await ask(cognito.send(new AdminEnableUserCommand({ ...pool, Username: subject })));
    },
  };
};
