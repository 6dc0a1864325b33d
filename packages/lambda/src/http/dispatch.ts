import type { Registry } from '@continuum/application';
import { type Route, type RouteName, routesByName } from '@continuum/contracts';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { Answer } from './answer.ts';
import { refusalOfFormats } from './answer-formats.ts';
import { authenticate, type Caller } from './caller.ts';
import { originOf } from './origin.ts';
import { readParameters } from './parameters.ts';
import { notFound } from './problem-answer.ts';
import type { RouteHandlers } from './request.ts';
import { requestBody } from './request-body.ts';

const isAnswer = (value: object): value is Answer => 'status' in value && 'body' in value;

type AnyHandler = (request: object) => Promise<Answer>;

export interface Dispatched {
  readonly answer: Answer;
  readonly caller: Caller;
}

const anyone: Caller = { kind: 'anyone' };

/** `POST /v1/discharges`: how API Gateway names a route, and how it is logged. */
export const routeKeyOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`;

/**
 * Chooses the handler by the route API Gateway matched, and hands it a request that is authenticated and parsed.
 * Whoever asks is asked first: a stranger learns nothing about addresses and bodies.
 */
export const dispatcher = <N extends RouteName>(
  handlers: RouteHandlers<N>,
  registry: Registry,
): ((event: APIGatewayProxyEventV2WithJWTAuthorizer) => Promise<Dispatched>) => {
  const served = new Map(
    (Object.keys(handlers) as N[]).map((name) => {
      const route: Route = routesByName[name];
      return [routeKeyOf(route), { route, handle: handlers[name] as unknown as AnyHandler }] as const;
    }),
  );
  return async (event) => {
    const target = served.get(event.routeKey);
    if (target === undefined) return { answer: notFound, caller: anyone };
    const { route, handle } = target;
    const caller = await authenticate(event, route, registry);
    if (isAnswer(caller)) return { answer: caller, caller: anyone };
    const parameters = readParameters(route, event);
    if (isAnswer(parameters)) return { answer: parameters, caller };
    const unacceptable = refusalOfFormats(route, event);
    if (unacceptable !== undefined) return { answer: unacceptable, caller };
    const body = route.request && requestBody(event, route.request.mediaTypes);
    if (body !== undefined && isAnswer(body)) return { answer: body, caller };
    return { answer: await handle({ ...caller, ...parameters, origin: originOf(event), body }), caller };
  };
};
