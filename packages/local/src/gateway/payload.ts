import type { IncomingHttpHeaders } from 'node:http';
import type { JWTPayload } from 'jose';
import type { MatchedRoute } from './router.ts';

export interface GatewayRequest {
  readonly requestId: string;
  readonly apiId: string;
  readonly account: string;
  readonly method: string;
  /** Path as it was sent, without the query. */
  readonly path: string;
  readonly queryString: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly sourceIp: string;
  /** Milliseconds since 1970, by the moved clock. */
  readonly at: number;
}

/** What API Gateway hands on as text; any other body is handed on in base64. */
const textTypes = /^(text\/.*|application\/(json|javascript|xml|vnd\.api\+json))(;|$)/i;

/**
 * A request as a function gets it.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function lambdaEvent(
  request: GatewayRequest,
  route: MatchedRoute<unknown>,
  authorized: { readonly claims: JWTPayload; readonly scopes: readonly string[] } | undefined,
): object {
  const { cookie, ...headers } = flatHeaders(request.headers);
  const isText = request.body.length === 0 || textTypes.test(headers['content-type'] ?? '');
  const query = queryParameters(request.queryString);
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: request.path,
    rawQueryString: request.queryString,
    ...(cookie !== undefined && { cookies: cookie.split(/; */) }),
    headers: { ...headers, 'x-forwarded-proto': 'http' },
    ...(query && { queryStringParameters: query }),
    requestContext: {
      accountId: request.account,
      apiId: request.apiId,
      ...(authorized && {
        authorizer: {
          jwt: {
            claims: Object.fromEntries(
              Object.entries(authorized.claims).map(([name, value]) => [name, claimText(value)]),
            ),
            scopes: authorized.scopes.length > 0 ? authorized.scopes : null,
          },
        },
      }),
      domainName: headers['host'] ?? '',
      domainPrefix: request.apiId,
      http: {
        method: request.method,
        path: request.path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: request.requestId,
      routeKey: route.routeKey,
      stage: '$default',
      time: commonLogTime(request.at),
      timeEpoch: Math.trunc(request.at),
    },
    ...(Object.keys(route.pathParameters).length > 0 && { pathParameters: route.pathParameters }),
    ...(request.body.length > 0 && { body: request.body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: !isText,
  };
}

function flatHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : (value ?? ''),
    ]),
  );
}

function queryParameters(queryString: string): Record<string, string> | undefined {
  const parameters = new URLSearchParams(queryString);
  const names = new Set(parameters.keys());
  if (names.size === 0) return undefined;
  return Object.fromEntries([...names].map((name) => [name, parameters.getAll(name).join(',')]));
}

const claimText = (value: unknown): string => (Array.isArray(value) ? `[${value.join(' ')}]` : String(value));

/** `12/Mar/2020:19:03:58 +0000` */
function commonLogTime(at: number): string {
  const [, day, month, year, time] =
    /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(at).toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}
