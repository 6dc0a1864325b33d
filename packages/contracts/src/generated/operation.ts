import type * as z from 'zod';
import { fhirMediaTypes } from '../fhir/resources.ts';
import type { Route, RouteRequest, RouteResponse } from '../routes/index.ts';
import { problemAnswers } from './problems.ts';
import type { Json, Schemas } from './schemas.ts';

const jsonMediaType = 'application/json';

const er7: Json = {
  type: 'string',
  description:
    'An HL7 v2 message, version 2.3 to 2.8: ADT^A03 or REF^I12, I13, I14 and I15. It is answered in ' +
    'x-application/hl7-v2+er7, with ACK or RRI.',
};

/** What other formats than ours look like is theirs to say. */
const clinicalDocument: Json = {
  type: 'string',
  description:
    'A C-CDA R2.1 ClinicalDocument about one person; the end of its encompassingEncounter is the discharge. ' +
    'https://hl7.org/ccdasearch',
};

const vague: Json = {
  description:
    'Any of the other formats: what the body holds decides. So it does where no media type is named.',
};

const described: Readonly<Record<string, Json>> = {
  'application/cda+xml': clinicalDocument,
  'application/hl7-cda+xml': clinicalDocument,
  'application/xml': clinicalDocument,
  'text/xml': clinicalDocument,
  'application/fhir+json': {
    type: 'object',
    required: ['resourceType', 'type'],
    properties: { resourceType: { const: 'Bundle' }, type: { const: 'transaction' } },
    description:
      "A FHIR R4 transaction Bundle of one person's record; its completed CarePlan of physical therapy is the " +
      'discharge. https://hl7.org/fhir/R4/bundle.html',
  },
  'x-application/hl7-v2+er7': er7,
  'application/hl7-v2': er7,
  'text/plain': vague,
  'application/octet-stream': vague,
};

const documents = ['application/pdf', 'image/jpeg', 'image/png', 'image/tiff'];

const schemaOf = (mediaType: string): Json | undefined =>
  documents.includes(mediaType) ? { contentMediaType: mediaType } : described[mediaType];

/** `idempotency-key` as it is written in documents. */
const headerName = (name: string): string => name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());

const parametersIn = (
  place: 'path' | 'query' | 'header',
  fields: z.ZodObject | undefined,
  schemas: Schemas,
): Json[] => {
  if (fields === undefined) return [];
  const { properties, required = [] } = schemas.taken(fields) as {
    properties: Json;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, schema]) => {
    const { description, ...shape } = schema as Json;
    return {
      name: place === 'header' ? headerName(name) : name,
      in: place,
      required: required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: shape,
    };
  });
};

const examplesOf = ({ example, examples = { example } }: RouteRequest): Json =>
  Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }]));

const requestBody = (request: RouteRequest, schemas: Schemas): Json => ({
  required: true,
  content: Object.fromEntries(
    request.mediaTypes.map((mediaType) => {
      if (mediaType === jsonMediaType)
        return [mediaType, { schema: schemas.taken(request.body), examples: examplesOf(request) }];
      const schema = schemaOf(mediaType);
      if (schema === undefined) throw new Error(`no description of ${mediaType}`);
      return [mediaType, { schema }];
    }),
  ),
});

const given = (
  { description, body, example, headers = {} }: RouteResponse,
  mediaType: string,
  schemas: Schemas,
): Json => {
  const described = Object.entries(headers).map(([name, says]) => [
    name,
    { description: says, schema: { type: 'string' } },
  ]);
  return {
    description,
    ...(described.length === 0 ? {} : { headers: Object.fromEntries(described) }),
    ...(body === undefined
      ? {}
      : {
          content: {
            [mediaType]: { schema: schemas.given(body), examples: { example: { value: example } } },
          },
        }),
  };
};

/** One operation of the document. */
export const operation = (route: Route, schemas: Schemas, sharedAnswers: Map<string, Json>): Json => {
  const parameters = [
    ...parametersIn('path', route.pathParameters, schemas),
    ...parametersIn('query', route.query, schemas),
    ...parametersIn('header', route.headers, schemas),
  ];
  const mediaType = route.fhir === undefined ? jsonMediaType : fhirMediaTypes[0];
  const { name, audience, summary, description, scope, request } = route;
  return {
    operationId: name,
    tags: [audience],
    summary,
    ...(description === undefined ? {} : { description }),
    security: scope === undefined ? [] : [{ accessToken: [scope] }],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(request === undefined ? {} : { requestBody: requestBody(request, schemas) }),
    responses: {
      ...Object.fromEntries(
        Object.entries(route.responses).map(([status, response]) => [
          status,
          given(response, mediaType, schemas),
        ]),
      ),
      ...problemAnswers(route, schemas, sharedAnswers),
    },
  };
};
