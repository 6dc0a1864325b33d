import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { templateBoolean, templateNumber } from '../template/numbers.ts';
import { arn, defineResource, type NamedResource } from '../template/resource-definition.ts';

const digest = (resource: NamedResource, length: number): string => {
  const hash = createHash('sha256').update(`${resource.stackName}/${resource.logicalId}`).digest('hex');
  return BigInt(`0x${hash}`).toString(36).slice(0, length);
};

const poolId = (resource: NamedResource): string => `${resource.region}_${digest(resource, 9)}`;
const providerName = (resource: NamedResource): string =>
  `cognito-idp.${resource.region}.amazonaws.com/${poolId(resource)}`;

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html */
export const poolResource = defineResource({
  type: 'AWS::Cognito::UserPool',
  nameProperty: 'UserPoolName',
  schema: z.strictObject({
    UserPoolName: z.string().optional(),
    UsernameAttributes: z.array(z.string()).default([]),
    Policies: z
      .strictObject({
        PasswordPolicy: z
          .strictObject({
            MinimumLength: templateNumber.default(8),
            RequireLowercase: templateBoolean.default(false),
            RequireUppercase: templateBoolean.default(false),
            RequireNumbers: templateBoolean.default(false),
            RequireSymbols: templateBoolean.default(false),
            TemporaryPasswordValidityDays: z.unknown().optional(),
            PasswordHistorySize: z.unknown().optional(),
          })
          .prefault({}),
        SignInPolicy: z.unknown().optional(),
      })
      .prefault({}),
  }),
  inert: [
    'AccountRecoverySetting',
    'AdminCreateUserConfig',
    'AliasAttributes',
    'AutoVerifiedAttributes',
    'DeletionProtection',
    'DeviceConfiguration',
    'EmailConfiguration',
    'EmailVerificationMessage',
    'EmailVerificationSubject',
    'EnabledMfas',
    'MfaConfiguration',
    'Schema',
    'SmsVerificationMessage',
    'UserAttributeUpdateSettings',
    'UserPoolAddOns',
    'UserPoolTags',
    'UserPoolTier',
    'UsernameConfiguration',
    'VerificationMessageTemplate',
  ],
  ref: poolId,
  attributes: {
    Arn: (resource) => arn(resource, 'cognito-idp', `userpool/${poolId(resource)}`),
    UserPoolId: poolId,
    ProviderName: providerName,
    ProviderURL: (resource) => `https://${providerName(resource)}`,
  },
});

const clientId = (resource: NamedResource): string => digest(resource, 26);

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html */
export const poolClientResource = defineResource({
  type: 'AWS::Cognito::UserPoolClient',
  nameProperty: 'ClientName',
  schema: z.strictObject({
    ClientName: z.string().optional(),
    UserPoolId: z.string(),
    GenerateSecret: templateBoolean.default(false),
    AllowedOAuthFlows: z.array(z.enum(['code', 'implicit', 'client_credentials'])).default([]),
    AllowedOAuthScopes: z.array(z.string()).default([]),
    AllowedOAuthFlowsUserPoolClient: templateBoolean.default(false),
    AccessTokenValidity: templateNumber.optional(),
    TokenValidityUnits: z
      .strictObject({
        AccessToken: z.enum(['seconds', 'minutes', 'hours', 'days']).optional(),
        IdToken: z.unknown().optional(),
        RefreshToken: z.unknown().optional(),
      })
      .optional(),
  }),
  inert: [
    'AnalyticsConfiguration',
    'AuthSessionValidity',
    'CallbackURLs',
    'DefaultRedirectURI',
    'EnablePropagateAdditionalUserContextData',
    'EnableTokenRevocation',
    'ExplicitAuthFlows',
    'IdTokenValidity',
    'LogoutURLs',
    'PreventUserExistenceErrors',
    'ReadAttributes',
    'RefreshTokenRotation',
    'RefreshTokenValidity',
    'SupportedIdentityProviders',
    'WriteAttributes',
  ],
  ref: clientId,
  attributes: {
    ClientId: clientId,
    Name: (resource) => resource.name,
    ClientSecret: (resource) => clientSecret(resource),
  },
});

/** The secret of a client that the template declares: made at the first start, kept from then on. */
export const clientSecret = (resource: NamedResource): string =>
  resource.remembered('client secret', () => randomBytes(32).toString('hex'));

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolresourceserver.html */
export const resourceServerResource = defineResource({
  type: 'AWS::Cognito::UserPoolResourceServer',
  nameProperty: 'Identifier',
  schema: z.strictObject({
    Identifier: z.string(),
    Name: z.string(),
    UserPoolId: z.string(),
    Scopes: z.array(z.strictObject({ ScopeName: z.string(), ScopeDescription: z.string() })).default([]),
  }),
  inert: [],
  ref: (resource) => resource.name,
  attributes: {},
});

/** Tokens are asked for at the local address, so a domain has no effect; it is read to be checked. */
export const poolDomainResource = defineResource({
  type: 'AWS::Cognito::UserPoolDomain',
  nameProperty: 'Domain',
  schema: z.strictObject({ Domain: z.string(), UserPoolId: z.string() }),
  inert: ['CustomDomainConfig', 'ManagedLoginVersion', 'Routing'],
  ref: (resource) => resource.name,
  attributes: { CloudFrontDistribution: () => 'none' },
});
