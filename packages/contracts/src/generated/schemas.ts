import * as z from 'zod';

export type Json = { readonly [key: string]: unknown };

/** Whether fields that are not described are refused (what we take) or may be added later (what we give). */
type Fields = 'closed' | 'open';

const plain =
  (fields: Fields) =>
  ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void => {
    if (jsonSchema.format === 'date-time' || jsonSchema.format === 'date') delete jsonSchema.pattern;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (fields === 'open' && jsonSchema.additionalProperties === false)
      delete jsonSchema.additionalProperties;
  };

/** A schema that needs no document around it. */
export const schemaByItself = (name: string, schema: z.ZodType, fields: Fields): Json => {
  const { $schema, ...described } = z.toJSONSchema(schema, { io: 'input', override: plain(fields) });
  return { $schema, $id: `urn:continuum:schema:${name}`, ...described };
};

/** The schemas of a document: each one that has an id stands once, among the components, and is pointed to. */
export class Schemas {
  readonly #byId = new Map<string, unknown>();

  /** What we take: every field is described. */
  taken(schema: z.ZodType): Json {
    return this.#described(schema, 'closed');
  }

  /** What we give. Whatever is also taken stays as it was described there. */
  given(schema: z.ZodType): Json {
    return this.#described(schema, 'open');
  }

  components(): Json {
    return Object.fromEntries([...this.#byId].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  #described(schema: z.ZodType, fields: Fields): Json {
    const described = z.toJSONSchema(schema, { io: 'input', override: plain(fields) });
    const {
      $schema: _dialect,
      $defs = {},
      ...rest
    } = JSON.parse(JSON.stringify(described).replaceAll('"#/$defs/', '"#/components/schemas/'));
    for (const [id, component] of Object.entries($defs))
      if (!this.#byId.has(id)) this.#byId.set(id, component);
    return rest;
  }
}
