import type * as z from 'zod';
import type { ProblemCode } from '../problems/problem-codes.ts';

/** What an access token must carry to use a route. */
export const scopes = [
  'continuum/discharges.write',
  'continuum/discharges.read',
  'continuum/episodes.write',
  'continuum/episodes.read',
  'continuum/clients.read',
  'continuum/webhooks.write',
  'continuum/webhooks.read',
] as const;
export type Scope = (typeof scopes)[number];

/** Who a route is for: a partner clinic's system, a member's app, or anyone. */
export type Audience = 'partner' | 'member' | 'public';

/** What FHIR calls what a route does. @see https://hl7.org/fhir/R4/http.html */
export type FhirInteraction = 'capabilities' | 'transaction' | 'operation' | 'read' | 'search-type';

export interface RouteRequest {
  readonly mediaTypes: readonly string[];
  readonly body: z.ZodType;
  readonly example: unknown;
  /** More than one, by name, where one would not show the body's forms. */
  readonly examples?: Readonly<Record<string, unknown>>;
}

export interface RouteResponse {
  readonly description: string;
  readonly body?: z.ZodType;
  readonly example?: unknown;
  /** What each header says, by name. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * One operation of the API. Everything else that knows routes is derived from these: the gateway's routes and
 * scopes, dispatch and validation, the OpenAPI document.
 */
export interface Route {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With parameters in braces: `/v1/episodes/{episodeId}`. */
  readonly path: `/${string}`;
  readonly audience: Audience;
  /** Absent on public routes only. */
  readonly scope?: Scope;
  /** Of a route that answers in FHIR, refusals too; the others answer in JSON and problem details. */
  readonly fhir?: FhirInteraction;
  readonly summary: string;
  readonly description?: string;
  readonly pathParameters?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** By lower-case name. */
  readonly headers?: z.ZodObject;
  readonly request?: RouteRequest;
  /** What a request that succeeds is answered with, by status. */
  readonly responses: Readonly<Record<number, RouteResponse>>;
  /** The problems that are this route's own, beside those of every route. */
  readonly problems: readonly ProblemCode[];
}
