import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openWorld } from '../doubles.ts';
import { caller } from '../gateway-requests.ts';
import { messageTranslator } from '../message-readers.ts';
import { createHandler } from './handler.ts';

const examples = new URL('../../packages/interop/examples/', import.meta.url);

const tried = (name: string, mediaType: string) => {
  const world = openWorld();
  const translator = messageTranslator(world.surroundings.hash);
  const ask = caller(
    createHandler({ ...world, translator, openApiDocument: {}, fhirCapabilities: {} }),
    'client-riverside',
  );
  return ask('POST /v1/discharges', {
    body: new Uint8Array(readFileSync(new URL(name, examples))),
    headers: { 'content-type': mediaType },
    query: 'dryRun=true',
  });
};

const inAnyFormat = [
  'canonical/complete.json',
  'fhir/rotator-cuff.json',
  'hl7v2/discharged-home.hl7',
  'ccda/discharge-summary.xml',
];
const headersThatSayNothing = ['text/plain', 'application/octet-stream', ''];

it.each(headersThatSayNothing.flatMap((type) => inAnyFormat.map((name) => [name, type] as const)))(
  'what %s is need not be said: "%s"',
  async (name, type) => {
    const answer = await tried(name, type);
    expect(answer.status).toBe(200);
    expect(answer.body['discharge']).toBeDefined();
  },
);

it.each([
  ['application/json', 'hl7v2/discharged-home.hl7', 'x-application/hl7-v2+er7'],
  ['application/fhir+json', 'ccda/discharge-summary.xml', 'application/cda+xml'],
  ['text/xml', 'canonical/complete.json', 'application/json'],
])('a header that says %s of %s is told that it is %s', async (named, name, written) => {
  const answer = await tried(name, named);
  expect([answer.status, answer.body['code']]).toEqual([400, 'unreadable-message']);
  expect(answer.body['issues']).toEqual([
    { path: 'content-type', expected: `${written}, which the message is written in`, got: named },
  ]);
});
