import { commandBodies, problem, problemCodes, routes } from '@continuum/contracts';
import { openApiDocument } from '@continuum/contracts/openapi';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';

// biome-ignore lint/suspicious/noExplicitAny: a document is walked by the words of OpenAPI; a wrong step fails the test
type Json = Record<string, any>;

const document = openApiDocument as Json;
const operationOf = ({ path, method }: (typeof routes)[number]): Json =>
  document.paths[path][method.toLowerCase()];

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema({ ...document, $id: 'api' });

const resolved = (node: Json): Json =>
  typeof node.$ref === 'string'
    ? node.$ref
        .slice(2)
        .split('/')
        .reduce((found: Json, step: string) => found[step], document)
    : node;

/** A schema of the document, with its references led back into the document. */
const validates = (schema: Json, value: unknown): unknown => {
  const led = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/'));
  const validate = ajv.compile(led);
  return validate(value) ? [] : validate.errors;
};

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(document))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('would not be, were an operation without answers', async () => {
    const broken = structuredClone(document);
    broken.paths['/health'].get.responses = 'none';
    expect((await new Validator().validate(broken)).valid).toBe(false);
  });

  it('has one operation for each route, and no other', () => {
    const described = Object.entries(document.paths as Json).flatMap(([path, operations]) =>
      Object.entries(operations as Json).map(
        ([method, { operationId }]) => `${method.toUpperCase()} ${path} ${operationId}`,
      ),
    );
    expect(described.sort()).toEqual(
      routes.map(({ method, path, name }) => `${method} ${path} ${name}`).sort(),
    );
  });

  it('points only at what is there, and has nothing that nobody points at', () => {
    const targets = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target!);
    for (const target of targets) expect(resolved({ $ref: target })).toBeDefined();
    const { schemas, responses, examples } = document.components;
    const named = Object.entries({ schemas, responses, examples }).flatMap(([kind, parts]) =>
      Object.keys(parts).map((name) => `#/components/${kind}/${name}`),
    );
    expect(named.filter((name) => !targets.includes(name))).toEqual([]);
  });
});

describe.each(routes)('$name', (route) => {
  const operation = operationOf(route);

  it('asks for its scope, and is open only when it is for anyone', () => {
    expect(route.audience === 'public').toBe(route.scope === undefined);
    expect(operation.security).toEqual(route.scope === undefined ? [] : [{ accessToken: [route.scope] }]);
  });

  it('describes every parameter of its path', () => {
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const described = (operation.parameters ?? []).filter((parameter: Json) => parameter.in === 'path');
    expect(described.map(({ name }: Json) => name)).toEqual(inPath);
    expect(described.every(({ required }: Json) => required)).toBe(true);
  });

  it('takes its example', () => {
    const described = operation.requestBody?.content['application/json'];
    expect(described === undefined).toBe(route.request === undefined);
    if (route.request === undefined) return;
    const { body, example, examples = { example } } = route.request;
    for (const value of Object.values(examples)) {
      expect(body.safeParse(value).error).toBeUndefined();
      expect(validates(described.schema, value)).toEqual([]);
    }
  });

  it('gives its examples', () => {
    const mediaType = route.fhir === undefined ? 'application/json' : 'application/fhir+json';
    for (const [status, { body, example }] of Object.entries(route.responses)) {
      const described = operation.responses[status].content[mediaType];
      expect(body!.safeParse(example).error).toBeUndefined();
      expect(validates(described.schema, example)).toEqual([]);
      expect(described.examples.example.value).toEqual(example);
    }
  });

  it('says no in problems, each with the status of its code, or in FHIR', () => {
    const refusals = Object.entries(operation.responses as Json).filter(([status]) => Number(status) >= 400);
    expect(refusals.map(([status]) => status)).toEqual(expect.arrayContaining(['500', '503']));
    if (route.fhir !== undefined) {
      const said = refusals.map(([, answer]) => Object.keys(resolved(answer).content));
      expect(said.every((mediaTypes) => mediaTypes.includes('application/fhir+json'))).toBe(true);
      return;
    }
    const codes = refusals.flatMap(([status, answer]) => {
      const { schema, examples } = resolved(answer).content['application/problem+json'];
      return Object.entries(examples as Json).map(([code, example]) => {
        const { value } = resolved(example);
        expect(value).toMatchObject({ code, status: Number(status) });
        expect(problem.safeParse(value).error).toBeUndefined();
        expect(validates(schema, value)).toEqual([]);
        return code;
      });
    });
    expect(codes).toEqual(expect.arrayContaining([...route.problems]));
    expect(codes.every((code) => code in problemCodes)).toBe(true);
  });
});

describe('the body of a command, as it is described,', () => {
  const { schema, examples } = operationOf(routes.find(({ name }) => name === 'send-command')!).requestBody
    .content['application/json'];

  it('is one of those of the commands, each with an example', () => {
    const commands = Object.keys(commandBodies);
    expect(schema.anyOf.map(({ $ref }: Json) => $ref)).toEqual(
      commands.map((command) => `#/components/schemas/${command}`),
    );
    expect(Object.keys(examples).sort()).toEqual([...commands].sort());
    for (const command of commands)
      expect(validates({ $ref: `#/components/schemas/${command}` }, examples[command].value)).toEqual([]);
  });

  it('has no field that is not described', () => {
    for (const command of Object.keys(commandBodies))
      expect(
        validates({ $ref: `#/components/schemas/${command}` }, { ...examples[command].value, mood: 1 }),
      ).not.toEqual([]);
  });
});
