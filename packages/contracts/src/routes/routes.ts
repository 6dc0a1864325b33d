import { fhirRoutes } from './fhir-routes.ts';
import { importRoutes } from './import-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { partnerRoutes } from './partner-routes.ts';
import { publicRoutes } from './public-routes.ts';
import type { Route } from './route.ts';
import { webhookRoutes } from './webhook-routes.ts';

/** The one table of routes, by name. */
export const routesByName = {
  ...partnerRoutes,
  ...fhirRoutes,
  ...importRoutes,
  ...webhookRoutes,
  ...memberRoutes,
  ...publicRoutes,
};

export type RouteName = keyof typeof routesByName;
export type RouteOf<N extends RouteName> = (typeof routesByName)[N];
export type PartnerRouteName =
  | keyof typeof partnerRoutes
  | keyof typeof fhirRoutes
  | keyof typeof importRoutes
  | keyof typeof webhookRoutes;
export type MemberRouteName = keyof typeof memberRoutes;
export type PublicRouteName = keyof typeof publicRoutes;

export const routes: readonly Route[] = Object.values(routesByName);
