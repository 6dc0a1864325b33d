export { vagueMediaTypes } from './partner-routes.ts';
export {
  type Audience,
  type FhirInteraction,
  type Route,
  type RouteRequest,
  type RouteResponse,
  type Scope,
  scopes,
} from './route.ts';
export * from './routes.ts';
