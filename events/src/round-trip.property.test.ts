import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contractEventNames, detailTypeOf } from './catalog.ts';
import { examples } from './examples/index.ts';
import { type JsonSchema, schemas } from './generated/schemas.ts';
import { parseContractEvent } from './parse.ts';

const instants = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

const withoutAbsent = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** Anything that a published schema allows. */
const allowedBy = (schema: JsonSchema): fc.Arbitrary<unknown> => {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.format === 'date-time') return instants;
  if (schema.format === 'date') return instants.map((instant) => instant.slice(0, 10));
  if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern));
  switch (schema.type) {
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0 });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(allowedBy(schema.items as JsonSchema), { maxLength: 4 });
    case 'object': {
      const fields = Object.entries(schema.properties ?? {}).map(([field, inner]) => [
        field,
        schema.required?.includes(field)
          ? allowedBy(inner as JsonSchema)
          : fc.option(allowedBy(inner as JsonSchema), { nil: undefined }),
      ]);
      return fc.record(Object.fromEntries(fields)).map(withoutAbsent);
    }
    default:
      throw new Error(`no way to make what ${JSON.stringify(schema)} allows`);
  }
};

const published = schemas();

describe.each(contractEventNames)('%s', (name) => {
  const detailType = detailTypeOf(name);

  it('is read as it was written, whatever its schema allows', () => {
    return fc.assert(
      fc.property(allowedBy(published.get(detailType)!), (event) => {
        expect(parseContractEvent(detailType, JSON.parse(JSON.stringify(event)))).toEqual({
          ok: true,
          event,
        });
      }),
      { numRuns: 40 },
    );
  });

  it('never throws and never repeats what it was given, whatever it was given', () => {
    const marked = fc
      .anything()
      .map((value) => ({ ...examples[name].event, data: value, id: 'Jodie Hicks', version: value }));
    return fc.assert(
      fc.property(marked, (event) => {
        const result = parseContractEvent(detailType, event);
        expect(result.ok).toBe(false);
        expect(JSON.stringify(result)).not.toContain('Jodie');
      }),
      { numRuns: 30 },
    );
  });
});
