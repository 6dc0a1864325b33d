import { type Route, routes } from '@continuum/contracts';
import {
  bodyLimitBytes,
  headerLimitBytes,
  lambdaEvent,
  payloadLimitBytes,
  Router,
  readFunctionAnswer,
} from '@continuum/local/gateway';
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
  /** Absent when the gateway let no function hear of it. */
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

/** In the gateway's own words; no function heard of it. */
const refused = (status: number, message: string): WireAnswer => ({
  status,
  headers: {},
  text: JSON.stringify({ message }),
});

const headerBytes = (headers: readonly (readonly [string, string])[]): number =>
  headers.reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value), 0);

const tooLarge = ({ target, headers = [], body }: WireRequest): WireAnswer | undefined => {
  if (headerBytes(headers) + Buffer.byteLength(target) > headerLimitBytes)
    return refused(431, 'Request Header Fields Too Large');
  return (body?.byteLength ?? 0) > bodyLimitBytes ? refused(413, 'Request Entity Too Large') : undefined;
};

/** The local cloud's gateway in front of the functions, without its sockets and its authorizer. */
export const openGateway = (functions: Functions, now: () => string) => {
  const router = new Router(
    routes.map((route) => ({ routeKey: `${route.method} ${route.path}`, target: route })),
  );
  let asked = 0;
  return async (request: WireRequest): Promise<WireAnswer> => {
    const { method, target, headers = [], body, claims } = request;
    const [path = '/', queryString = ''] = target.split(/\?(.*)/s);
    const matched = router.match(method, path);
    if (matched === undefined) return refused(404, 'Not Found');
    const refusal = tooLarge(request);
    if (refusal !== undefined) return refusal;
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
    const payload = JSON.stringify(event);
    if (Buffer.byteLength(payload) > payloadLimitBytes) return refused(413, 'Request Entity Too Large');
    const handler = functions.http[route.audience === 'member' ? 'member' : 'partner'];
    const result = JSON.stringify(await handler(JSON.parse(payload), lambdaContext));
    if (Buffer.byteLength(result) > payloadLimitBytes)
      return { ...refused(500, 'Internal Server Error'), route };
    const answer = readFunctionAnswer(result);
    if (answer === undefined) throw new Error('a function answered what no gateway understands');
    const { status, headers: given = {}, body: bytes = '' } = answer;
    return { status, headers: given, text: Buffer.from(bytes).toString(), route };
  };
};
