import type { Member, Partner, Practice } from '@continuum/application';
import type { RouteName, RouteOf } from '@continuum/contracts';
import type * as z from 'zod';
import type { Answer } from './answer.ts';
import type { RequestBody } from './request-body.ts';

type Given<R, Part extends string> = R extends { readonly [P in Part]: infer S extends z.ZodType }
  ? z.output<S>
  : undefined;

interface CallerOf {
  readonly partner: { readonly partner: Partner };
  readonly member: { readonly member: Member; readonly practice: Practice };
  readonly public: object;
}

/** A request of one route: its address, query and headers parsed, its caller known, its body as it came. */
export type RouteRequestOf<N extends RouteName> = CallerOf[RouteOf<N>['audience']] & {
  /** Where the API is: `https://api.example.com`. */
  readonly origin: string;
  readonly path: Given<RouteOf<N>, 'pathParameters'>;
  readonly query: Given<RouteOf<N>, 'query'>;
  readonly headers: Given<RouteOf<N>, 'headers'>;
  readonly body: RouteOf<N> extends { readonly request: unknown } ? RequestBody : undefined;
};

export type RouteHandler<N extends RouteName> = (request: RouteRequestOf<N>) => Promise<Answer>;

/** One handler for every route a function serves; a route without one does not compile. */
export type RouteHandlers<N extends RouteName> = { readonly [K in N]: RouteHandler<K> };
