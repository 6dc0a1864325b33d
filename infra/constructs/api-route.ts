import type { Audience } from '@continuum/functions/facts';

/** What the gateway needs to know of a row in the API's table of routes. */
export interface ApiRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With parameters in braces: `/v1/episodes/{episodeId}`. */
  readonly path: `/${string}`;
  readonly audience: Audience;
  /** Absent on public routes only. */
  readonly scope?: string;
}
