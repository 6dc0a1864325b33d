import * as fc from 'fast-check';
import { isFreeText, type Schema } from '../../kit/api-schemas.ts';

const itemsMost = 3;

const date = fc
  .date({ min: new Date('1920-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString());

const text = (schema: Schema): fc.Arbitrary<unknown> => {
  const { format, pattern, minLength = 0, maxLength = 30 } = schema;
  if (format === 'date-time') return date;
  if (format === 'date') return date.map((instant) => instant.slice(0, 10));
  if (pattern !== undefined && !isFreeText(schema)) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ minLength: Math.max(1, minLength), maxLength: Math.min(maxLength, 30) });
};

const number = ({ type, minimum, maximum }: Schema): fc.Arbitrary<number> => {
  const min = minimum ?? -1000;
  const max = maximum ?? Math.max(1000, min);
  return type === 'integer' ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
};

/** Values as a schema describes them, every optional field now and then. */
export const valuesOf = (schema: Schema, find: (reference: string) => Schema): fc.Arbitrary<unknown> => {
  const of = (inner: Schema): fc.Arbitrary<unknown> => valuesOf(inner, find);
  if (schema.$ref !== undefined) return of(find(schema.$ref));
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(of));
  switch (schema.type) {
    case 'string':
      return text(schema);
    case 'integer':
    case 'number':
      return number(schema);
    case 'boolean':
      return fc.boolean();
    case 'array': {
      const least = schema.minItems ?? 0;
      const most = Math.min(schema.maxItems ?? itemsMost, Math.max(itemsMost, least));
      return fc.array(of(schema.items ?? {}), { minLength: least, maxLength: most });
    }
    case 'object': {
      const fields = Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, field]) => [name, of(field)]),
      );
      return fc.record<Record<string, unknown>>(fields, { requiredKeys: [...(schema.required ?? [])] });
    }
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
};
