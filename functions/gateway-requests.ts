/** Requests as API Gateway hands them on, for the functions' own tests. */
import { scopes } from '@continuum/contracts';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { context } from './doubles.ts';

export interface Asked {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Answered {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

type Handler = (
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  context: never,
) => Promise<APIGatewayProxyStructuredResultV2>;

const everyScope = scopes.join(' ');

/** Bytes come in base64, text and values as text. */
const bodyOf = (body: unknown) => {
  if (body === undefined) return { isBase64Encoded: false };
  if (body instanceof Uint8Array)
    return { body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
  return { body: typeof body === 'string' ? body : JSON.stringify(body), isBase64Encoded: false };
};

/** Asks a function as the holder of a login. */
export const caller =
  (handler: Handler, login: string) =>
  async (routeKey: string, { path, query = '', headers = {}, body }: Asked = {}): Promise<Answered> => {
    const event = {
      version: '2.0',
      routeKey,
      rawQueryString: query,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(path === undefined ? {} : { pathParameters: path }),
      requestContext: {
        requestId: 'request-1',
        domainName: 'api.example.com',
        authorizer: {
          jwt: { claims: { sub: login, client_id: login, token_use: 'access', scope: everyScope } },
        },
      },
      ...bodyOf(body),
    } as unknown as APIGatewayProxyEventV2WithJWTAuthorizer;
    const { statusCode, headers: given = {}, body: text = '' } = await handler(event, context);
    return { status: statusCode, headers: given, text, body: JSON.parse(text) };
  };
