import type { Route } from '../routes/index.ts';
import { operation } from './operation.ts';
import { problemExamples } from './problems.ts';
import { type Json, Schemas } from './schemas.ts';

const description = `The continuum of care in Medical Exercise Training. A partner clinic posts a therapy discharge; \
the client moves through referral, program and report; the referrer hears back at every step.

Every answer that says no is a problem (RFC 9457) that lists all reasons at once. No problem repeats a value that \
was sent.`;

const tags = [
  { name: 'partner', description: 'For partner clinics: hand a client over, and follow what was sent.' },
  {
    name: 'member',
    description: 'For the apps of a practice: the work list, episodes, what may happen next.',
  },
  { name: 'public', description: 'For anyone.' },
];

const securitySchemes = {
  accessToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      "An access token of the region's issuer, with the scope that an operation names. Partners get theirs by " +
      'the client credentials grant, members by signing in.',
  },
};

const pathsOf = (described: readonly Route[], schemas: Schemas, sharedAnswers: Map<string, Json>): Json =>
  Object.fromEntries(
    [...Map.groupBy(described, ({ path }) => path)].map(([path, there]) => [
      path,
      Object.fromEntries(
        there.map((route) => [route.method.toLowerCase(), operation(route, schemas, sharedAnswers)]),
      ),
    ]),
  );

/** Routes of the table in OpenAPI 3.1. @see https://spec.openapis.org/oas/v3.1.1.html */
export const openApi = (version: string, routes: readonly Route[]): Json => {
  const schemas = new Schemas();
  for (const { request } of routes) if (request !== undefined) schemas.taken(request.body);
  const sharedAnswers = new Map<string, Json>();
  const paths = pathsOf(routes, schemas, sharedAnswers);
  return {
    openapi: '3.1.1',
    info: { title: 'Continuum', version, description },
    servers: [{ url: '/', description: "The region's address." }],
    tags: tags.filter(({ name }) => routes.some(({ audience }) => audience === name)),
    paths,
    components: {
      securitySchemes,
      schemas: schemas.components(),
      responses: Object.fromEntries([...sharedAnswers].sort(([one], [other]) => (one < other ? -1 : 1))),
      examples: problemExamples(routes),
    },
  };
};
