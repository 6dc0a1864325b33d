import { createHash } from 'node:crypto';
import * as z from 'zod';
import { templateBoolean, templateNumber } from '../template/numbers.ts';
import { defineResource, type NamedResource } from '../template/resource-definition.ts';

const shortId = (resource: NamedResource): string =>
  createHash('sha256').update(`${resource.stackName}/${resource.logicalId}`).digest('hex').slice(0, 10);

/** The address of the API in AWS; locally the start tells where it answers. */
const endpoint = (resource: NamedResource): string =>
  `https://${shortId(resource)}.execute-api.${resource.region}.amazonaws.com`;

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html */
export const apiResource = defineResource({
  type: 'AWS::ApiGatewayV2::Api',
  nameProperty: 'Name',
  schema: z.strictObject({ Name: z.string(), ProtocolType: z.literal('HTTP') }),
  inert: ['Description', 'DisableExecuteApiEndpoint', 'IpAddressType', 'Tags'],
  ref: shortId,
  attributes: { ApiEndpoint: endpoint, ApiId: shortId },
});

export const routeResource = defineResource({
  type: 'AWS::ApiGatewayV2::Route',
  schema: z.strictObject({
    ApiId: z.string(),
    RouteKey: z.string(),
    Target: z.string().startsWith('integrations/'),
    AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
    AuthorizerId: z.string().optional(),
    AuthorizationScopes: z.array(z.string()).default([]),
  }),
  inert: ['OperationName'],
  ref: shortId,
  attributes: { RouteId: shortId },
});

export const integrationResource = defineResource({
  type: 'AWS::ApiGatewayV2::Integration',
  schema: z.strictObject({
    ApiId: z.string(),
    IntegrationType: z.literal('AWS_PROXY'),
    IntegrationUri: z.string(),
    IntegrationMethod: z.literal('POST').optional(),
    PayloadFormatVersion: z.literal('2.0'),
    TimeoutInMillis: templateNumber.default(30_000),
  }),
  inert: ['ConnectionType', 'CredentialsArn', 'Description'],
  ref: shortId,
  attributes: { IntegrationId: shortId },
});

export const authorizerResource = defineResource({
  type: 'AWS::ApiGatewayV2::Authorizer',
  nameProperty: 'Name',
  schema: z.strictObject({
    ApiId: z.string(),
    Name: z.string(),
    AuthorizerType: z.literal('JWT'),
    IdentitySource: z.array(z.literal('$request.header.Authorization')).length(1),
    JwtConfiguration: z.strictObject({ Audience: z.array(z.string()).default([]), Issuer: z.string() }),
  }),
  inert: [],
  ref: shortId,
  attributes: { AuthorizerId: shortId },
});

export const stageResource = defineResource({
  type: 'AWS::ApiGatewayV2::Stage',
  schema: z.strictObject({
    ApiId: z.string(),
    StageName: z.literal('$default'),
    AutoDeploy: templateBoolean.optional(),
  }),
  inert: [
    'AccessLogSettings',
    'DefaultRouteSettings',
    'Description',
    'RouteSettings',
    'StageVariables',
    'Tags',
  ],
  ref: () => '$default',
  attributes: {},
});
