import type { ApiRoute } from '../constructs/api-route.ts';
import { scopeOf } from '../constructs/http-function.ts';

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

/** Every scope the routes ask for, with the routes it opens as its description. */
export function scopes(routes: readonly ApiRoute[]): Record<string, string> {
  const closed = routes.filter(({ audience }) => audience !== 'public');
  return Object.fromEntries(sorted(closed.map(scopeOf)).map((name) => [name, describe(name)]));
}

/** Those a member's app needs. */
export const memberScopes = (routes: readonly ApiRoute[]): string[] =>
  sorted(routes.filter(({ audience }) => audience === 'member').map(scopeOf));

/** `continuum/episodes.read` → "Read episodes". */
function describe(scope: string): string {
  const [, what = scope, verb = ''] = /\/([^.]+)\.(.+)$/.exec(scope) ?? [];
  return `${verb.charAt(0).toUpperCase()}${verb.slice(1)} ${what}`.trim();
}
