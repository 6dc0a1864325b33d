import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { AwsRefused, type Operation, operation } from '../wire/aws-json.ts';
import type { Issuer } from './token-endpoint.ts';
import type { UserPool } from './user-pools.ts';
import type { User } from './users.ts';

const userInput = z.strictObject({ UserPoolId: z.string(), Username: z.string().min(1).max(128) });
const createInput = userInput.extend({
  UserAttributes: z.array(z.strictObject({ Name: z.string(), Value: z.string().default('') })).default([]),
  TemporaryPassword: z.string().optional(),
  MessageAction: z.enum(['SUPPRESS', 'RESEND']).optional(),
  DesiredDeliveryMediums: z.unknown().optional(),
  ForceAliasCreation: z.unknown().optional(),
});
const passwordInput = userInput.extend({ Password: z.string(), Permanent: z.boolean().default(false) });

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html */
export function userOperations(
  { users, clock }: Issuer,
  poolOf: (id: string) => UserPool,
): Record<string, Operation> {
  const userOf = (poolId: string, username: string): User => {
    const user = users.find(poolOf(poolId).id, username);
    if (!user) throw new AwsRefused('UserNotFoundException', 'User does not exist.');
    return user;
  };
  return {
    AdminCreateUser: operation(createInput, (input) => {
      const pool = poolOf(input.UserPoolId);
      const attributes = Object.fromEntries(input.UserAttributes.map(({ Name, Value }) => [Name, Value]));
      const names = [input.Username, attributes['email'] ?? input.Username];
      if (names.some((name) => users.find(pool.id, name)))
        throw new AwsRefused('UsernameExistsException', 'User account already exists');
      if (input.TemporaryPassword !== undefined) requirePolicy(pool, input.TemporaryPassword);
      const user = users.create(pool.id, input.Username, attributes, clock.now());
      users.setPassword(user, input.TemporaryPassword ?? randomBytes(24).toString('base64'), false);
      return { User: describeUser(user, 'Attributes') };
    }),
    AdminSetUserPassword: operation(passwordInput, ({ UserPoolId, Username, Password, Permanent }) => {
      requirePolicy(poolOf(UserPoolId), Password);
      users.setPassword(userOf(UserPoolId, Username), Password, Permanent);
      return {};
    }),
    AdminGetUser: operation(userInput, ({ UserPoolId, Username }) =>
      describeUser(userOf(UserPoolId, Username), 'UserAttributes'),
    ),
    AdminDisableUser: operation(userInput, ({ UserPoolId, Username }) => {
      users.setEnabled(userOf(UserPoolId, Username), false);
      return {};
    }),
    AdminEnableUser: operation(userInput, ({ UserPoolId, Username }) => {
      users.setEnabled(userOf(UserPoolId, Username), true);
      return {};
    }),
  };
}

function requirePolicy({ passwordPolicy }: UserPool, password: string): void {
  const missing = [
    ...(password.length < passwordPolicy.minimumLength ? [`${passwordPolicy.minimumLength} characters`] : []),
    ...passwordPolicy.required.filter(({ pattern }) => !pattern.test(password)).map(({ name }) => name),
  ];
  if (missing.length > 0)
    throw new AwsRefused(
      'InvalidPasswordException',
      `Password did not conform with policy: it needs ${missing.join(', ')}`,
    );
}

function describeUser(user: User, attributesName: 'Attributes' | 'UserAttributes'): object {
  return {
    Username: user.username,
    [attributesName]: Object.entries({ ...user.attributes, sub: user.sub }).map(([Name, Value]) => ({
      Name,
      Value,
    })),
    UserCreateDate: user.createdAt / 1000,
    UserLastModifiedDate: user.createdAt / 1000,
    Enabled: user.isEnabled,
    UserStatus: user.status,
  };
}
