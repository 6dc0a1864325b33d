import { GetAuthorizerCommand, UpdateAuthorizerCommand } from '@aws-sdk/client-apigatewayv2';
import * as cognito from '@aws-sdk/client-cognito-identity-provider';
import type { LoginsProps } from '../src/logins/logins.ts';

const named = (name: string): Error => Object.assign(new Error(name), { name });

/** A user pool and an authorizer in memory, with what the logins ask of Cognito and API Gateway. */
export class SignIn {
  audience: string[] = ['members'];
  readonly issuer = 'https://issuer.example';
  updates = 0;
  gatewayFailure: Error | undefined;
  readonly clients = new Map<string, cognito.CreateUserPoolClientCommandInput>();
  readonly users = new Map<
    string,
    { readonly subject: string; enabled: boolean; permanent?: boolean; password?: string }
  >();

  get props(): LoginsProps {
    return {
      cognito: { send: async (command: unknown) => this.#pool(command) } as LoginsProps['cognito'],
      gateway: { send: async (command: unknown) => this.#gateway(command) } as LoginsProps['gateway'],
      userPoolId: 'pool',
      memberClientId: 'members',
      apiId: 'api',
      authorizerId: 'authorizer',
    };
  }

  #gateway(command: unknown): object {
    if (command instanceof UpdateAuthorizerCommand) {
      if (this.gatewayFailure !== undefined) throw this.gatewayFailure;
      this.updates += 1;
      this.audience = [...(command.input.JwtConfiguration?.Audience ?? [])];
    } else if (!(command instanceof GetAuthorizerCommand)) throw named('NotImplemented');
    return { JwtConfiguration: { Issuer: this.issuer, Audience: this.audience } };
  }

  #user(name: string | undefined) {
    const found =
      this.users.get(name ?? '') ?? [...this.users.values()].find(({ subject }) => subject === name);
    if (found === undefined) throw named('UserNotFoundException');
    return found;
  }

  #pool(command: unknown): object {
    if (command instanceof cognito.CreateUserPoolClientCommand) {
      const ClientId = `client-${this.clients.size + 1}`;
      this.clients.set(ClientId, command.input);
      return { UserPoolClient: { ClientId, ClientSecret: `secret of ${ClientId}` } };
    }
    if (command instanceof cognito.DeleteUserPoolClientCommand) {
      if (!this.clients.delete(command.input.ClientId ?? '')) throw named('ResourceNotFoundException');
      return {};
    }
    if (command instanceof cognito.AdminCreateUserCommand) {
      const name = command.input.Username ?? '';
      if (this.users.has(name)) throw named('UsernameExistsException');
      this.users.set(name, { subject: `subject of ${name}`, enabled: true });
      return { User: { Attributes: [{ Name: 'sub', Value: `subject of ${name}` }] } };
    }
    if (command instanceof cognito.AdminGetUserCommand)
      return { UserAttributes: [{ Name: 'sub', Value: this.#user(command.input.Username).subject }] };
    if (command instanceof cognito.AdminSetUserPasswordCommand) {
      const { Password = '', Permanent = false } = command.input;
      Object.assign(this.#user(command.input.Username), { password: Password, permanent: Permanent });
      return {};
    }
    if (
      command instanceof cognito.AdminDisableUserCommand ||
      command instanceof cognito.AdminEnableUserCommand
    ) {
      this.#user(command.input.Username).enabled = command instanceof cognito.AdminEnableUserCommand;
      return {};
    }
    throw named('NotImplemented');
  }
}
