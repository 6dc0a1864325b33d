import * as z from 'zod';
import { type Answer, json } from '../wire/answer.ts';
import { describe } from '../wire/aws-json.ts';
import { type Audiences, audienceLimit } from './audiences.ts';
import type { JwtAuthorizer } from './authorizer.ts';

const updateInput = z.strictObject({
  jwtConfiguration: z.strictObject({
    audience: z.array(z.string().min(1)).max(audienceLimit).optional(),
    issuer: z.string().optional(),
  }),
});

/**
 * GetAuthorizer and UpdateAuthorizer (of the audience): how a new client is let in.
 * @see https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-authorizers-authorizerid.html
 */
export function answerGatewayControl(
  authorizers: readonly JwtAuthorizer[],
  audiences: Audiences,
  method: string,
  path: string,
  body: string,
): Answer {
  const [, apiId, authorizerId] = /^\/v2\/apis\/([^/]+)\/authorizers\/([^/]+)$/.exec(path) ?? [];
  const authorizer = authorizers.find((one) => one.apiId === apiId && one.authorizerId === authorizerId);
  if (!authorizer) return refuse(404, 'NotFoundException', 'Invalid API or authorizer identifier specified');
  if (method === 'PATCH') {
    const input = updateInput.safeParse(parse(body));
    if (!input.success) return refuse(400, 'BadRequestException', describe(input.error));
    const { audience, issuer } = input.data.jwtConfiguration;
    if (issuer !== undefined && issuer !== authorizer.issuer)
      return refuse(400, 'BadRequestException', 'The issuer is the template’s and cannot be changed locally');
    if (audience) audiences.set(authorizer.apiId, authorizer.authorizerId, audience);
  } else if (method !== 'GET')
    return refuse(501, 'NotImplemented', `${method} is not run by the local cloud`);
  return json(200, {
    authorizerId: authorizer.authorizerId,
    authorizerType: 'JWT',
    identitySource: ['$request.header.Authorization'],
    name: authorizer.name,
    jwtConfiguration: {
      audience: audiences.of(authorizer.apiId, authorizer.authorizerId),
      issuer: authorizer.issuer,
    },
  });
}

const refuse = (status: number, code: string, message: string): Answer =>
  json(status, { message }, { 'x-amzn-errortype': code });

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
