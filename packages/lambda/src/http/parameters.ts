import { type Issue, parse, type Route } from '@continuum/contracts';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import type { Answer } from './answer.ts';
import { issuesAnswer, notFound } from './problem-answer.ts';

export interface Parameters {
  readonly path: unknown;
  readonly query: unknown;
  readonly headers: unknown;
}

type Sent = Pick<APIGatewayProxyEventV2, 'pathParameters' | 'rawQueryString' | 'headers'>;

const noParameters = z.strictObject({});

/** Parameters that come twice. API Gateway joins their values, which would hide it. */
const repeatedIn = (pairs: URLSearchParams, { shape }: z.ZodObject): Issue[] =>
  Object.keys(shape)
    .filter((name) => pairs.getAll(name).length > 1)
    .map((name) => ({ path: [name], expected: 'the parameter once', got: 'the parameter again' }));

const headersFor = (schema: z.ZodObject, sent: Sent['headers']): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => (sent[name] === undefined ? [] : [[name, sent[name]]])),
  );

const parsedAs = (schema: z.ZodObject, value: unknown): { value?: unknown; issues: readonly Issue[] } => {
  const parsed = parse(schema, value);
  return parsed.ok ? { value: parsed.value, issues: [] } : { issues: parsed.issues };
};

/**
 * What a request says outside its body. API Gateway has decoded the path already.
 * @returns the answer instead: 404 for an address that names nothing, 400 for anything else, every issue at once
 */
export const readParameters = (route: Route, sent: Sent): Parameters | Answer => {
  const path = parsedAs(route.pathParameters ?? noParameters, sent.pathParameters ?? {});
  if (path.issues.length > 0) return notFound;
  const pairs = new URLSearchParams(sent.rawQueryString);
  const querySchema = route.query ?? noParameters;
  const query = parsedAs(querySchema, Object.fromEntries(pairs));
  const headersSchema = route.headers ?? noParameters;
  const headers = parsedAs(headersSchema, headersFor(headersSchema, sent.headers));
  const wrong = [...repeatedIn(pairs, querySchema), ...query.issues, ...headers.issues];
  return wrong.length > 0
    ? issuesAnswer('invalid-request', wrong)
    : { path: path.value, query: query.value, headers: headers.value };
};
