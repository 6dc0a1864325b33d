import type { Route } from '@continuum/contracts';
import * as fc from 'fast-check';
import type { WireRequest } from '../../kit/system/gateway.ts';
import type { Stage } from '../stage.ts';
import { bodiesFor } from './bodies.ts';
import { headersWith } from './headers.ts';
import { pathsOf, queriesOf } from './targets.ts';
import { claimsFor } from './tokens.ts';

/** The path parameter that says which of a route's bodies is meant: the last one. */
const namedBy = ({ pathParameters }: Route, named: string | undefined): Record<string, string> => {
  const last = Object.keys(pathParameters?.shape ?? {}).at(-1);
  return named === undefined || last === undefined ? {} : { [last]: named };
};

/** Requests of one route: derived from its line in the route table, so that a new route needs no line here. */
export const requestsOf = (route: Route, stage: Stage): fc.Arbitrary<WireRequest> =>
  bodiesFor(route)
    .chain((body) =>
      fc.record({ body: fc.constant(body), path: pathsOf(route, stage, namedBy(route, body?.named)) }),
    )
    .chain(({ body, path }) =>
      fc
        .record({
          query: queriesOf(route, stage),
          headers: headersWith(path, body?.mediaType, stage),
          claims: claimsFor(route.audience),
        })
        .map(({ query, headers, claims }) => ({
          method: route.method,
          target: query === '' ? path : `${path}?${query}`,
          headers,
          claims,
          ...(body === undefined ? {} : { body: body.bytes }),
        })),
    );
