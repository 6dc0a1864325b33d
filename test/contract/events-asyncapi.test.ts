import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { catalog, contractEventNames, detailTypeOf } from '@continuum/events';
import { examples, type Fault, spoiled, submittedExample } from '@continuum/events/examples';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';

const events = new URL('../../events/', import.meta.url);
const readJson = (path: string) => JSON.parse(readFileSync(new URL(path, events), 'utf8'));

describe('the published schemas of events', () => {
  const ajv = new Ajv2020({ allErrors: true });
  formats.default(ajv);
  const validators = new Map(
    readdirSync(new URL('schemas/', events)).map((file) => [
      file.replace(/\.json$/, ''),
      ajv.compile(readJson(`schemas/${file}`)),
    ]),
  );
  const accepts = (detailType: string, detail: unknown) => validators.get(detailType)!(detail);

  it('are one for every event, and for what partners submit', () => {
    expect([...validators.keys()].sort()).toEqual(
      [...contractEventNames.map(detailTypeOf), 'TherapyDischargeSubmitted.v1'].sort(),
    );
  });

  it.each(contractEventNames)(
    'of %s take its example, take a newer one, and refuse each that is spoiled',
    (name) => {
      const { event, faults } = examples[name];
      const detailType = detailTypeOf(name);
      expect(accepts(detailType, event)).toBe(true);
      expect(accepts(detailType, { ...event, addedLater: true })).toBe(true);
      const taken = faults.filter((fault: Fault) => accepts(detailType, spoiled(event, fault)));
      expect(taken).toEqual([]);
    },
  );

  it('of what partners submit take the example and refuse each that is spoiled', () => {
    const { event, faults } = submittedExample;
    expect(accepts('TherapyDischargeSubmitted.v1', event)).toBe(true);
    const taken = faults.filter((fault) => accepts('TherapyDischargeSubmitted.v1', spoiled(event, fault)));
    expect(taken).toEqual([]);
  });
});

describe('the AsyncAPI document', () => {
  const document = readJson('asyncapi.json');
  let validate: ReturnType<Ajv['compile']>;

  beforeAll(() => {
    const require = createRequire(import.meta.url);
    const ajv = new Ajv({ strict: false, allErrors: true, formats: { 'uri-template': true } });
    formats.default(ajv);
    validate = ajv.compile(require('@asyncapi/specs/schemas/3.0.0-without-$id.json'));
  });

  it('is AsyncAPI 3', () => {
    expect({ valid: validate(document), errors: validate.errors }).toEqual({ valid: true, errors: null });
  });

  it('would not be, were an operation neither sent nor received', () => {
    const operations = {
      ...document.operations,
      'event-relay': { ...document.operations['event-relay'], action: 'whisper' },
    };
    expect(validate({ ...document, operations })).toBe(false);
  });

  it('points only at what is there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, target]) => target!,
    );
    expect(references.length).toBeGreaterThan(contractEventNames.length * 3);
    for (const target of references) {
      if (target.startsWith('./')) expect(readJson(target)).toHaveProperty('$id');
      else
        expect(
          target
            .slice(2)
            .split('/')
            .reduce((node, step) => node?.[step], document),
        ).toBeDefined();
    }
  });

  it('lets every consumer hear what the catalog says it does', () => {
    for (const name of contractEventNames)
      for (const consumer of catalog[name].consumedBy)
        expect(document.operations[consumer].messages).toContainEqual({
          $ref: `#/channels/events/messages/${detailTypeOf(name)}`,
        });
  });
});
