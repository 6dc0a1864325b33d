import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { notificationBody } from '@continuum/application';
import { contractEventNames, detailTypeOf, parseContractEvent } from '@continuum/events';
import { examples } from '@continuum/events/examples';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';

const kit = new URL('../../docs/partner-kit/', import.meta.url);
const readJson = (path: string) => JSON.parse(readFileSync(new URL(path, kit), 'utf8'));

const ajv = new Ajv2020({ allErrors: true });
formats.default(ajv);
const schemas = new Map(
  readdirSync(new URL('schemas/', kit)).map((file) => [file, ajv.compile(readJson(`schemas/${file}`))]),
);
const problemsOf = (schema: string, value: unknown) => {
  const validate = schemas.get(`${schema}.json`);
  return validate === undefined ? 'there is no such schema' : validate(value) ? [] : validate.errors;
};

describe("the schemas of the partner kit, as any clinic's validator reads them,", () => {
  it('take the example that is sent, and refuse it with a field that nobody knows', () => {
    const discharge = readJson('examples/discharge.json');
    expect(problemsOf('therapy-discharge', discharge)).toEqual([]);
    expect(problemsOf('therapy-discharge', { ...discharge, shoeSize: 42 })).not.toEqual([]);
  });

  it('take every expected translation', () => {
    const expected = readdirSync(new URL('examples/', kit)).filter((file) => file.endsWith('.expected.json'));
    const discharges = expected.flatMap((file) => {
      const { discharge, rows = [] } = readJson(`examples/${file}`);
      return [discharge, ...rows.map((row: { discharge: unknown }) => row.discharge)].filter(Boolean);
    });
    expect(discharges.length).toBeGreaterThanOrEqual(expected.length);
    for (const discharge of discharges) expect(problemsOf('therapy-discharge', discharge)).toEqual([]);
  });

  it('take everything that is really posted to webhooks', () => {
    const bodies = contractEventNames.flatMap((name) => {
      const parsed = parseContractEvent(detailTypeOf(name), examples[name].event);
      return (parsed.ok && notificationBody(parsed.event, 'M-1')) || [];
    });
    expect(bodies.length).toBeGreaterThan(10);
    for (const body of bodies) expect(problemsOf('webhook-notification', JSON.parse(body))).toEqual([]);
  });
});

interface Message {
  readonly payload: { readonly schema: { readonly allOf: readonly [{ readonly $ref: string }] } };
  readonly examples: readonly [{ readonly payload: unknown }];
}

describe('what the partner kit says of webhooks', () => {
  const document = readJson('webhooks/asyncapi.json');

  it('is AsyncAPI 3', () => {
    const require = createRequire(import.meta.url);
    const validator = new Ajv({ strict: false, allErrors: true, formats: { 'uri-template': true } });
    formats.default(validator);
    const validate = validator.compile(require('@asyncapi/specs/schemas/3.0.0-without-$id.json'));
    expect({ valid: validate(document), errors: validate.errors }).toEqual({ valid: true, errors: null });
  });

  it('names a schema for every message that takes its example', () => {
    for (const { payload, examples: given } of Object.values<Message>(document.components.messages)) {
      const [{ $ref: file }] = payload.schema.allOf;
      const schema = /^\.\.\/schemas\/(.+)\.json$/.exec(file)?.[1] ?? '';
      expect(problemsOf(schema, given[0].payload)).toEqual([]);
    }
  });

  it('points only at what is there', () => {
    const local = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, path = '']) => path,
    );
    expect(local.length).toBeGreaterThan(20);
    for (const path of local)
      expect(path.split('/').reduce((node, step) => node?.[step], document)).toBeDefined();
  });
});
