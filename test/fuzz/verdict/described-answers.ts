import type { Route } from '@continuum/contracts';
import { openApiDocument } from '@continuum/contracts/openapi';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

// biome-ignore lint/suspicious/noExplicitAny: a document is walked by the words of OpenAPI; a wrong step fails the run
type Json = Record<string, any>;

const document = openApiDocument as Json;
const ajv = new Ajv2020({ strict: false });
formats.default(ajv);
ajv.addSchema({ ...document, $id: 'api' });

const resolved = (node: Json): Json =>
  typeof node['$ref'] === 'string'
    ? node['$ref']
        .slice(2)
        .split('/')
        .reduce((found: Json, step: string) => found[step], document)
    : node;

const compiled = new Map<string, ValidateFunction>();

const validatorOf = (place: string, schema: Json): ValidateFunction => {
  const known = compiled.get(place);
  if (known !== undefined) return known;
  const made = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')));
  compiled.set(place, made);
  return made;
};

/** What an answer is that the published description of the route does not know; nothing when it is as described. */
export const undescribed = (
  { path, method }: Route,
  status: number,
  mediaType: string,
  body: unknown,
): string | undefined => {
  const operation = document['paths'][path][method.toLowerCase()];
  const response = operation.responses[status];
  if (response === undefined) return `no answer of status ${status} is described`;
  const content = resolved(response)['content']?.[mediaType];
  if (content === undefined) return `no answer of status ${status} in ${mediaType} is described`;
  const validate = validatorOf(`${method} ${path} ${status} ${mediaType}`, content.schema);
  if (validate(body)) return undefined;
  const places = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  return `the body of status ${status} is not as described: ${places.join(', ')}`;
};
