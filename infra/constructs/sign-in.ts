import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  FeaturePlan,
  type IUserPoolResourceServer,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { pin } from './stateful.ts';

export interface SignInProps {
  readonly name: string;
  /** Every scope of the API, as tokens carry it (`<resource server>/<scope>`), and what it allows. */
  readonly scopes: Readonly<Record<string, string>>;
  /** Those that members' apps may ask for. */
  readonly memberScopes: readonly string[];
  readonly callbackUrls: readonly string[];
  readonly tokens: { readonly accessMinutes: number; readonly refreshHours: number };
}

/**
 * Who may call: members sign in with password and authenticator app (authorization code with PKCE, a public
 * client); each partner clinic gets a client of its own, created at run time, with the client credentials grant.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints-oauth-grants.html
 */
export class SignIn extends Construct {
  readonly userPool: UserPool;
  readonly memberClient: UserPoolClient;
  readonly domain: UserPoolDomain;

  constructor(scope: Construct, id: string, props: SignInProps) {
    super(scope, id);
    this.userPool = memberPool(this, props.name);
    this.domain = this.userPool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `${props.name}-${Aws.ACCOUNT_ID}` },
    });
    pin(this.domain, 'UserPoolDomain');
    this.domain.applyRemovalPolicy(RemovalPolicy.RETAIN);
    const offered = this.#resourceServer(props.scopes);
    this.memberClient = this.userPool.addClient('Members', {
      userPoolClientName: `${props.name}-members`,
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, ...props.memberScopes.map((name) => offered(name))],
        callbackUrls: [...props.callbackUrls],
      },
      authFlows: { userSrp: true },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(props.tokens.accessMinutes),
      idTokenValidity: Duration.minutes(props.tokens.accessMinutes),
      refreshTokenValidity: Duration.hours(props.tokens.refreshHours),
      refreshTokenRotationGracePeriod: Duration.seconds(30),
    });
    pin(this.memberClient, 'MemberClient');
    this.memberClient.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }

  #resourceServer(scopes: Readonly<Record<string, string>>): (name: string) => OAuthScope {
    const identifiers = new Set(Object.keys(scopes).map((name) => name.split('/')[0] ?? ''));
    const [identifier, ...others] = identifiers;
    if (identifier === undefined || others.length > 0)
      throw new Error(`Scopes must belong to one resource server; they name ${[...identifiers].join(', ')}`);
    const local = new Map(
      Object.entries(scopes).map(([name, scopeDescription]) => [
        name,
        new ResourceServerScope({ scopeName: name.slice(identifier.length + 1), scopeDescription }),
      ]),
    );
    const server: IUserPoolResourceServer = this.userPool.addResourceServer('Api', {
      identifier,
      scopes: [...local.values()],
    });
    pin(server, 'ResourceServer');
    server.applyRemovalPolicy(RemovalPolicy.RETAIN);
    return (name) => {
      const scope = local.get(name);
      if (!scope) throw new Error(`The scope ${name} is not among those of the API`);
      return OAuthScope.resourceServer(server, scope);
    };
  }
}

function memberPool(scope: Construct, userPoolName: string): UserPool {
  const pool = new UserPool(scope, 'UserPool', {
    userPoolName,
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    signInCaseSensitive: false,
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: {
      minLength: 14,
      requireDigits: true,
      requireLowercase: true,
      requireSymbols: true,
      requireUppercase: true,
      tempPasswordValidity: Duration.days(3),
    },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    featurePlan: FeaturePlan.PLUS,
    standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  pin(pool, 'UserPool');
  return pool;
}
