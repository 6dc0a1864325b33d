import { ok, type RouteHandlers } from '@continuum/lambda';

export const publicHandlers = ({
  openApiDocument,
}: {
  readonly openApiDocument: object;
}): RouteHandlers<'read-openapi' | 'read-health'> => ({
  'read-openapi': async () => ({
    ...ok(openApiDocument),
    headers: { 'cache-control': 'public, max-age=300' },
  }),
  'read-health': async () => ok({ status: 'ok' }),
});
