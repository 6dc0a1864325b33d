import { asyncApi } from './asyncapi.ts';
import { schemas } from './schemas.ts';

const text = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`;

/** The files that this room derives from its code, by path from the root of the repository. */
export const generatedFiles = (): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(
    [...schemas()].map(([detailType, schema]) => [`events/schemas/${detailType}.json`, text(schema)]),
  ),
  'events/asyncapi.json': text(asyncApi('1.0.0')),
});
