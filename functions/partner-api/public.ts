import { ok, type RouteHandlers } from '@continuum/lambda';

export interface Descriptions {
  /** The API's own description. */
  readonly openApiDocument: object;
  /** What it does in FHIR. */
  readonly fhirCapabilities: object;
}

/** Descriptions change with a deployment only. */
const headers = { 'cache-control': 'public, max-age=300' };

export const publicHandlers = ({
  openApiDocument,
  fhirCapabilities,
}: Descriptions): RouteHandlers<'read-openapi' | 'read-capabilities' | 'read-health'> => ({
  'read-openapi': async () => ({ ...ok(openApiDocument), headers }),
  'read-capabilities': async ({ origin }) => ({
    ...ok({ ...fhirCapabilities, implementation: { description: 'Continuum', url: `${origin}/fhir` } }),
    headers,
  }),
  'read-health': async () => ok({ status: 'ok' }),
});
