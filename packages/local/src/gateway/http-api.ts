import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { JWTPayload } from 'jose';
import type { Clock } from '../clock/clock.ts';
import { type FunctionPool, payloadLimitBytes } from '../functions/function-pool.ts';
import { InvocationFailed } from '../functions/invocation.ts';
import type { SigningKey } from '../issuer/signing-key.ts';
import { type Answer, json } from '../wire/answer.ts';
import { BodyTooLarge, readBody } from '../wire/read-body.ts';
import type { Audiences } from './audiences.ts';
import { authorize, type JwtAuthorizer } from './authorizer.ts';
import { readFunctionAnswer } from './function-answer.ts';
import { bodyLimitBytes, headerLimitBytes } from './limits.ts';
import { lambdaEvent } from './payload.ts';
import type { MatchedRoute, Router } from './router.ts';

export interface RouteTarget {
  readonly pool: FunctionPool;
  readonly timeoutMilliseconds: number;
  readonly authorizer: JwtAuthorizer | undefined;
  readonly scopes: readonly string[];
}

export interface HttpApiParts {
  readonly apiId: string;
  readonly account: string;
  readonly router: Router<RouteTarget>;
  readonly key: SigningKey;
  readonly audiences: Audiences;
  readonly clock: Clock;
}

/** The HTTP API in front of the functions, with API Gateway's own limits and error bodies. */
export class HttpApi {
  readonly #parts: HttpApiParts;

  constructor(parts: HttpApiParts) {
    this.#parts = parts;
  }

  get routeKeys(): readonly string[] {
    return this.#parts.router.routeKeys;
  }

  get targets(): readonly RouteTarget[] {
    return this.#parts.router.targets;
  }

  async answer(request: IncomingMessage): Promise<Answer> {
    const requestId = randomUUID();
    const answer = await this.#answer(request, requestId);
    return { ...answer, headers: { ...answer.headers, 'apigw-requestid': requestId } };
  }

  async #answer(request: IncomingMessage, requestId: string): Promise<Answer> {
    const [path = '/', queryString = ''] = (request.url ?? '/').split(/\?(.*)/s);
    if (headerBytes(request) > headerLimitBytes) return refuse(431, 'Request Header Fields Too Large');
    const route = this.#parts.router.match(request.method ?? 'GET', path);
    if (!route) return refuse(404, 'Not Found');
    const { authorizer, scopes } = route.target;
    const verdict =
      authorizer && (await authorize(authorizer, scopes, authorizationOf(request), this.#parts));
    if (verdict?.kind === 'unauthorized')
      return refuse(401, 'Unauthorized', {
        'www-authenticate': `Bearer scope="" error="invalid_token" error_description="${verdict.reason}"`,
      });
    if (verdict?.kind === 'forbidden')
      return refuse(403, 'Forbidden', {
        'www-authenticate': `Bearer scope="${scopes.join(' ')}" error="insufficient_scope" error_description="${verdict.reason}"`,
      });
    const body = await bodyOf(request);
    if (!body) return refuse(413, 'Request Entity Too Large');
    return this.#invoke(
      route,
      { requestId, request, path, queryString, body },
      verdict && { claims: verdict.claims, scopes },
    );
  }

  async #invoke(
    route: MatchedRoute<RouteTarget>,
    given: { requestId: string; request: IncomingMessage; path: string; queryString: string; body: Buffer },
    authorized: { claims: JWTPayload; scopes: readonly string[] } | undefined,
  ): Promise<Answer> {
    const { request, ...rest } = given;
    const event = JSON.stringify(
      lambdaEvent(
        {
          ...rest,
          apiId: this.#parts.apiId,
          account: this.#parts.account,
          method: request.method ?? 'GET',
          headers: request.headers,
          sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
          at: this.#parts.clock.now(),
        },
        route,
        authorized,
      ),
    );
    if (Buffer.byteLength(event) > payloadLimitBytes) return refuse(413, 'Request Entity Too Large');
    const { pool, timeoutMilliseconds } = route.target;
    const patience = new AbortController();
    try {
      const payload = await Promise.race([
        pool.invoke(event),
        wait(timeoutMilliseconds, undefined, { signal: patience.signal, ref: false }),
      ]);
      if (payload === undefined) return refuse(503, 'Service Unavailable');
      return readFunctionAnswer(payload) ?? refuse(500, 'Internal Server Error');
    } catch (error) {
      if (!(error instanceof InvocationFailed)) throw error;
      return refuse(500, 'Internal Server Error');
    } finally {
      patience.abort();
    }
  }
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-lambda.html */
const refuse = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): Answer =>
  json(status, { message }, headers);

/** Payload format 2.0 joins a header that comes again by commas: of several tokens none counts. */
const authorizationOf = ({ headersDistinct }: IncomingMessage): string | undefined =>
  headersDistinct['authorization']?.join(',');

function headerBytes(request: IncomingMessage): number {
  const line = `${request.method} ${request.url} HTTP/1.1`;
  return request.rawHeaders.reduce((sum, text) => sum + Buffer.byteLength(text), Buffer.byteLength(line));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  try {
    return await readBody(request, bodyLimitBytes);
  } catch (error) {
    if (error instanceof BodyTooLarge) return undefined;
    throw error;
  }
}
