import { fhirAnswer, fhirMediaTypes } from '../fhir/resources.ts';
import { type ProblemCode, problem, problemCodes, problemMediaType, problemOf } from '../problems/index.ts';
import { receiptExample } from '../routes/examples/discharges.ts';
import type { Route } from '../routes/index.ts';
import { dischargeReceipt } from '../views/discharges.ts';
import type { Json, Schemas } from './schemas.ts';

/** What the gateway says before a request reaches us. */
const gatewayMessage = {
  type: 'object',
  required: ['message'],
  properties: { message: { type: 'string' } },
  description: "The gateway's own words.",
};

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html */
const answeredByGateway: Readonly<Record<number, string>> = { 401: 'Unauthorized', 403: 'Forbidden' };

/** Every problem a route may answer with: its own, those of whatever it takes, and of what no route takes. */
const problemsOf = (route: Route): ReadonlySet<ProblemCode> =>
  new Set<ProblemCode>([
    'invalid-request',
    ...(route.request ? (['not-json', 'invalid-body', 'body-too-large'] as const) : []),
    ...(route.fhir ? (['not-acceptable'] as const) : []),
    ...(route.scope ? (['unauthenticated', 'not-permitted'] as const) : []),
    ...route.problems,
    'internal-error',
    'temporarily-unavailable',
  ]);

/** How a route says no: in FHIR where it speaks it. */
const saidIn = ({ fhir }: Route, codes: readonly ProblemCode[], schemas: Schemas): Json => {
  if (fhir !== undefined) return { [fhirMediaTypes[0]]: { schema: schemas.given(fhirAnswer) } };
  const examples = codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]);
  return {
    [problemMediaType]: { schema: schemas.given(problem), examples: Object.fromEntries(examples) },
  };
};

const answer = (status: number, codes: readonly ProblemCode[], said: Json): Json => {
  const gateway = answeredByGateway[status];
  return {
    description: codes.map((code) => problemCodes[code].title).join(' Or: '),
    ...(status === 503
      ? { headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } } }
      : {}),
    content: {
      ...said,
      ...(gateway === undefined
        ? {}
        : { 'application/json': { schema: gatewayMessage, example: { message: gateway } } }),
    },
  };
};

/** The answers of a route that say no, by status; those that several routes share stand among the components. */
export const problemAnswers = (route: Route, schemas: Schemas, shared: Map<string, Json>): Json => {
  const byStatus = Map.groupBy([...problemsOf(route)].sort(), (code) => problemCodes[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => {
      const name = `${route.fhir === undefined ? '' : 'fhir_'}${codes.join('_or_')}`;
      if (!shared.has(name)) shared.set(name, answer(status, codes, saidIn(route, codes, schemas)));
      return [status, { $ref: `#/components/responses/${name}` }];
    }),
  );
};

const issues = [
  {
    path: 'client.birthDate',
    expected: 'a day of the calendar, such as 2026-03-02',
    got: 'text of 8 characters',
  },
];

/** What is particular to some problems. */
const particulars: Readonly<Partial<Record<ProblemCode, Parameters<typeof problemOf>[1]>>> = {
  'invalid-request': {
    issues: [{ path: 'limit', expected: 'a whole number from 1 to 100', got: 'text of 4 characters' }],
  },
  'invalid-body': { issues },
  'discharge-refused': {
    issues,
    receipt: { ...dischargeReceipt.parse(receiptExample), outcome: 'refused', missing: [], issues },
  },
  'command-refused': {
    failures: [
      {
        code: 'paper-missing',
        sentence: 'A signed paper is missing.',
        subject: 'informed-consent',
        suppliedBy: 'client',
      },
    ],
  },
  'version-stale': { version: 15 },
  'unsupported-media-type': { supported: ['application/json', 'application/fhir+json'] },
  'internal-error': { instance: 'JKJaXmPLvHcESHA=' },
};

/** An example of every problem that is told as one, by its code. */
export const problemExamples = (described: readonly Route[]): Json =>
  Object.fromEntries(
    (Object.keys(problemCodes) as ProblemCode[])
      .filter((code) => described.some((route) => route.fhir === undefined && problemsOf(route).has(code)))
      .map((code) => [
        code,
        { summary: problemCodes[code].title, value: problemOf(code, particulars[code]) },
      ]),
  );
