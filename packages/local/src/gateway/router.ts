import { Refusal } from '../template/refusal.ts';

export interface MatchedRoute<Target> {
  readonly routeKey: string;
  readonly target: Target;
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface Route<Target> {
  readonly routeKey: string;
  readonly method: string;
  readonly segments: readonly Segment[];
  readonly target: Target;
}

/** Lower rank is the more specific, and wins. */
type Segment =
  | { readonly rank: 0; readonly text: string }
  | { readonly rank: 1; readonly name: string }
  | { readonly rank: 2; readonly name: string };

/**
 * Chooses the route of a request: the most specific path, then the exact method before ANY, `$default` last.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html#http-api-develop-routes.evaluation
 */
export class Router<Target> {
  readonly #routes: readonly Route<Target>[];
  readonly #fallback: Route<Target> | undefined;

  constructor(routes: readonly { readonly routeKey: string; readonly target: Target }[]) {
    const compiled = routes.map(({ routeKey, target }) => compile(routeKey, target));
    this.#fallback = compiled.find(({ routeKey }) => routeKey === '$default');
    this.#routes = compiled.filter(({ routeKey }) => routeKey !== '$default').sort(bySpecificity);
  }

  get routeKeys(): readonly string[] {
    return this.#all.map(({ routeKey }) => routeKey);
  }

  get targets(): readonly Target[] {
    return this.#all.map(({ target }) => target);
  }

  match(method: string, path: string): MatchedRoute<Target> | undefined {
    const parts = path.split('/').slice(1);
    for (const route of this.#routes) {
      if (route.method !== 'ANY' && route.method !== method) continue;
      const pathParameters = bind(route.segments, parts);
      if (pathParameters) return { routeKey: route.routeKey, target: route.target, pathParameters };
    }
    const { routeKey, target } = this.#fallback ?? {};
    return routeKey !== undefined && target !== undefined
      ? { routeKey, target, pathParameters: {} }
      : undefined;
  }

  get #all(): readonly Route<Target>[] {
    return [...this.#routes, ...(this.#fallback ? [this.#fallback] : [])];
  }
}

const methods = new Set(['ANY', 'GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

function compile<Target>(routeKey: string, target: Target): Route<Target> {
  if (routeKey === '$default') return { routeKey, method: 'ANY', segments: [], target };
  const [method = '', path = ''] = routeKey.split(' ');
  if (!methods.has(method) || !path.startsWith('/'))
    throw new Refusal([`the route key ${routeKey} is not understood`]);
  const segments = path
    .split('/')
    .slice(1)
    .map((part): Segment => {
      const [, name, greedy] = /^\{([^}+]+)(\+?)\}$/.exec(part) ?? [];
      if (name === undefined) return { rank: 0, text: part };
      return greedy ? { rank: 2, name } : { rank: 1, name };
    });
  return { routeKey, method, segments, target };
}

function bySpecificity(a: Route<unknown>, b: Route<unknown>): number {
  for (let index = 0; index < Math.max(a.segments.length, b.segments.length); index += 1) {
    const difference = (a.segments[index]?.rank ?? 3) - (b.segments[index]?.rank ?? 3);
    if (difference !== 0) return difference;
  }
  return Number(a.method === 'ANY') - Number(b.method === 'ANY');
}

function bind(segments: readonly Segment[], parts: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const part = parts[index];
    if (part === undefined) return undefined;
    if (segment.rank === 0 && segment.text !== part) return undefined;
    if (segment.rank === 2) {
      parameters[segment.name] = decoded(parts.slice(index).join('/'));
      return parameters;
    }
    if (segment.rank === 1) {
      if (part === '') return undefined;
      parameters[segment.name] = decoded(part);
    }
  }
  return segments.length === parts.length ? parameters : undefined;
}

/** A percent sign that begins no escape is left as it came. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
