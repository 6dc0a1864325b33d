import type { Route } from '@continuum/contracts';
import { openApiDocument } from '@continuum/contracts/openapi';

/** A JSON Schema, as the published document of the API holds them. */
export interface Schema {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

interface Described {
  readonly requestBody: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

const document = openApiDocument as {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
};

export const schemaNamed = (name: string): Schema => {
  const found = document.components.schemas[name];
  if (found === undefined) throw new Error(`the API describes no ${name}`);
  return found;
};

/** What `$ref` of a schema leads to. */
export const referred = (reference: string): Schema => schemaNamed(reference.split('/').at(-1) ?? '');

/** Of a route that takes JSON. */
export const bodySchemaOf = ({ name, path, method }: Route): Schema => {
  const schema =
    document.paths[path]?.[method.toLowerCase()]?.requestBody.content['application/json']?.schema;
  if (schema === undefined) throw new Error(`the API does not describe the body of ${name}`);
  return schema;
};

/** Whether somebody may write into a text whatever they like: nothing but control characters is forbidden there. */
export const isFreeText = ({ type, pattern, format }: Schema): boolean =>
  type === 'string' && format === undefined && pattern?.includes('\\p{Cs}') === true;
