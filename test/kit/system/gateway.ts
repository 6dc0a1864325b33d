import { type Route, routes } from '@continuum/contracts';
import { lambdaEvent, Router, readFunctionAnswer } from '@continuum/local/gateway';
import { lambdaContext } from './lambda-context.ts';
import type { Functions } from './wiring.ts';

/** A request as it stands on the wire, its token verified. */
export interface WireRequest {
  readonly method: string;
  /** Path and query, percent-encoded by whoever sends it. */
  readonly target: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: Uint8Array;
  /** Of the token; absent when there is none. */
  readonly claims?: Readonly<Record<string, unknown>> | undefined;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** Absent when the gateway knows no such route. */
  readonly route?: Route;
}

/** What Node keeps once, the first, when it comes again; any other field is joined. */
const singular = new Set([
  'authorization',
  'content-type',
  'content-length',
  'host',
  'user-agent',
  'if-match',
]);

const joined = (headers: readonly (readonly [string, string])[]): Record<string, string> => {
  const byName = new Map<string, string>();
  for (const [written, value] of headers) {
    const name = written.toLowerCase();
    const before = byName.get(name);
    if (before === undefined) byName.set(name, value);
    else if (!singular.has(name)) byName.set(name, `${before}, ${value}`);
  }
  return Object.fromEntries(byName);
};

/** The payload of a request, as the function reads it: text that was JSON once. */
const onTheWire = (event: object) => JSON.parse(JSON.stringify(event)) as never;

/** The local cloud's gateway in front of the functions, without its sockets and its authorizer. */
export const openGateway = (functions: Functions, now: () => string) => {
  const router = new Router(
    routes.map((route) => ({ routeKey: `${route.method} ${route.path}`, target: route })),
  );
  let asked = 0;
  return async ({ method, target, headers = [], body, claims }: WireRequest): Promise<WireAnswer> => {
    const [path = '/', queryString = ''] = target.split(/\?(.*)/s);
    const matched = router.match(method, path);
    if (matched === undefined) return { status: 404, headers: {}, text: '{"message":"Not Found"}' };
    const route = matched.target;
    asked += 1;
    const event = lambdaEvent(
      {
        requestId: `request-${asked}`,
        apiId: 'api',
        account: '999988887777',
        method,
        path,
        queryString,
        headers: joined(headers),
        body: Buffer.from(body ?? []),
        sourceIp: '127.0.0.1',
        at: Date.parse(now()),
      },
      matched,
      claims && { claims, scopes: route.scope === undefined ? [] : [route.scope] },
    );
    const handler = functions.http[route.audience === 'member' ? 'member' : 'partner'];
    const answer = readFunctionAnswer(JSON.stringify(await handler(onTheWire(event), lambdaContext)));
    if (answer === undefined) throw new Error('a function answered what no gateway understands');
    const { status, headers: given = {}, body: bytes = '' } = answer;
    return { status, headers: given, text: Buffer.from(bytes).toString(), route };
  };
};

export type Gateway = ReturnType<typeof openGateway>;
