import * as z from 'zod';
import { catalog, contractEventNames, detailTypeOf, inboundCatalog } from '../catalog.ts';

export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** Formats say what their long patterns repeat; a whole number needs no bound that every number has. */
const withoutNoise = ({ jsonSchema }: { jsonSchema: JsonSchema }): void => {
  if (jsonSchema.format === 'date-time' || jsonSchema.format === 'date') delete jsonSchema.pattern;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
};

/**
 * What a consumer may rely on. Fields that a schema does not name may come with a later release of the same
 * version, so events are left open; what a partner sends is closed.
 */
const published = (schema: z.ZodType, detailType: string): JsonSchema => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', override: withoutNoise });
  return { ...($schema === undefined ? {} : { $schema }), $id: `urn:continuum:event:${detailType}`, ...rest };
};

/** JSON Schema 2020-12 of every event's detail, by detail type. */
export const schemas = (): ReadonlyMap<string, JsonSchema> =>
  new Map([
    ...contractEventNames.map((name) => {
      const detailType = detailTypeOf(name);
      return [detailType, published(catalog[name].schema, detailType)] as const;
    }),
    ...Object.entries(inboundCatalog).map(([name, { version, schema, meaning }]) => {
      const detailType = `${name}.v${version}`;
      const titled = schema.meta({ title: `${name}, version ${version}`, description: meaning });
      return [detailType, published(titled, detailType)] as const;
    }),
  ]);
