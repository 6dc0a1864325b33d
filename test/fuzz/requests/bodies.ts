import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Route, vagueMediaTypes } from '@continuum/contracts';
import { checkoutRoot } from '@continuum/tools/check';
import * as fc from 'fast-check';
import { bodySchemaOf, referred, type Schema, schemaNamed } from '../../kit/api-schemas.ts';
import { bytesAround } from '../bodies/bytes.ts';
import { documentBytes } from '../bodies/documents.ts';
import { er7Around } from '../bodies/er7.ts';
import { valuesOf } from '../bodies/from-schema.ts';
import { type Tree, treeOf } from '../bodies/tree.ts';

export interface Body {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** Of the example it is around, where the route has several: such a route is told the name in its path. */
  readonly named?: string;
}

const treesOf = (schema: Schema): fc.Arbitrary<Tree> => valuesOf(schema, referred).map(treeOf);

const fhirFolder = join(checkoutRoot, 'packages', 'interop', 'examples', 'fhir');

/** Messages of other wire formats than ours, from the examples of whoever reads them. */
const foreign: Readonly<Record<string, () => readonly Tree[]>> = {
  'application/fhir+json': () =>
    readdirSync(fhirFolder).map((name) => treeOf(JSON.parse(readFileSync(join(fhirFolder, name), 'utf8')))),
};

const er7Folder = join(checkoutRoot, 'packages', 'interop', 'examples', 'hl7v2');

/** Media types in which HL7 v2 comes. */
const er7Types = new Set(['x-application/hl7-v2+er7', 'application/hl7-v2']);

export const er7Body = (mediaType: string): fc.Arbitrary<Body> => {
  const examples = readdirSync(er7Folder)
    .filter((name) => name.endsWith('.hl7'))
    .map((name) => readFileSync(join(er7Folder, name), 'utf8'));
  return er7Around(fc.constantFrom(...examples)).map((bytes) => ({ mediaType, bytes }));
};

/** How documents begin; the rest may be anything. */
const documents: Readonly<Record<string, readonly number[]>> = {
  'application/pdf': [...Buffer.from('%PDF-1.7')],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/tiff': [0x49, 0x49, 0x2a, 0x00],
};

const documentBody = (mediaType: string, beginning: readonly number[]): fc.Arbitrary<Body> =>
  fc
    .tuple(fc.constantFrom(beginning, beginning, [0]), fc.uint8Array({ maxLength: 2000 }))
    .map(([start, rest]) => ({ mediaType, bytes: new Uint8Array([...start, ...rest]) }));

/** Of every format one media type: a body that names none, or says nothing by it, may be any of them. */
const anyForeign = ['application/fhir+json', 'application/hl7-v2', 'text/xml', ...Object.keys(documents)];

const foreignBody = (mediaType: string): fc.Arbitrary<Body> => {
  if (vagueMediaTypes.includes(mediaType))
    return fc.oneof(...anyForeign.map(foreignBody)).map(({ bytes }) => ({ mediaType, bytes }));
  if (er7Types.has(mediaType)) return er7Body(mediaType);
  if (mediaType.endsWith('xml')) return documentBytes.map((bytes) => ({ mediaType, bytes }));
  const beginning = documents[mediaType];
  if (beginning !== undefined) return documentBody(mediaType, beginning);
  const examples = foreign[mediaType];
  if (examples === undefined) throw new Error(`no examples of ${mediaType} are known`);
  return bytesAround(fc.constantFrom(...examples())).map((bytes) => ({ mediaType, bytes }));
};

const ownBody = (route: Route): fc.Arbitrary<Body> => {
  const mediaType = 'application/json';
  const { examples, example } = route.request ?? {};
  if (examples === undefined)
    return bytesAround(fc.oneof(fc.constant(treeOf(example)), treesOf(bodySchemaOf(route)))).map((bytes) => ({
      mediaType,
      bytes,
    }));
  const each = Object.entries(examples).map(([named, value]) =>
    bytesAround(fc.oneof(fc.constant(treeOf(value)), treesOf(schemaNamed(named)))).map((bytes) => ({
      mediaType,
      bytes,
      named,
    })),
  );
  return fc.oneof(...each);
};

/** Bodies for a route, in every format it takes; a route that takes none is sent one now and then. */
export const bodiesFor = (route: Route): fc.Arbitrary<Body | undefined> => {
  const nothing = fc.constant(undefined);
  if (route.request === undefined)
    return fc.oneof(
      { weight: 20, arbitrary: nothing },
      {
        weight: 1,
        arbitrary: fc
          .uint8Array({ maxLength: 50 })
          .map((bytes) => ({ mediaType: 'application/json', bytes })),
      },
    );
  // Formats that are no JSON have families of their own.
  const taken = route.request.mediaTypes.map((mediaType) => ({
    weight: mediaType.endsWith('json') ? 6 : 1,
    arbitrary: mediaType === 'application/json' ? ownBody(route) : foreignBody(mediaType),
  }));
  return fc.oneof({ weight: 40, arbitrary: fc.oneof(...taken) }, { weight: 1, arbitrary: nothing });
};
