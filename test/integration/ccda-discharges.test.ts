import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutRoot } from '@continuum/tools/check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from './stack/caller.ts';
import { type Stack, startStack } from './stack/stack.ts';

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

const example = (name: string): string =>
  readFileSync(join(checkoutRoot, 'packages', 'interop', 'examples', 'ccda', `${name}.xml`), 'utf8');

const post = (body: string, mediaType = 'application/cda+xml'): Promise<Reply> =>
  stack.partner('/v1/discharges', { body, headers: { 'content-type': mediaType } });

describe('a clinical document that is posted', () => {
  it('becomes an episode, and its receipt asks for what is missing', async () => {
    const posted = await post(example('discharge-summary'));
    expect(posted.status, posted.text).toBe(202);
    expect(posted.body).toMatchObject({
      messageId: '2.16.840.1.113883.19.7002:DS-1',
      outcome: 'received',
      practiceId: 'north-harbor',
    });
    expect(posted.body.missing.map(({ need }: { need: string }) => need)).toEqual([
      'written-referral',
      'informed-consent',
    ]);
    expect(posted.text).not.toContain('900-00-0001');
    await stack.demo.cloud.atRest();
    const { body } = await stack.trainer('/v1/clients?query=Hicks');
    expect(body.items).toMatchObject([{ name: { family: 'Hicks', given: ['Jodie'] } }]);
  });

  it('around a PDF is received too, and asks for its conditions', async () => {
    const posted = await post(example('embedded-pdf'), 'text/xml');
    expect(posted.status, posted.text).toBe(202);
    expect(posted.body.missing.map(({ need }: { need: string }) => need)).toContain('condition');
  });

  it('and replaces one that was accepted is answered by its id: PUT corrects it', async () => {
    const replacing = example('discharge-summary').replace(
      '<componentOf>',
      '<relatedDocument typeCode="RPLC"><parentDocument><id root="2.16.840.1.113883.19.7002" extension="DS-1"/></parentDocument></relatedDocument><componentOf>',
    );
    expect((await post(replacing)).status).toBe(409);
  });

  it('and is a referral alone is refused under its id', async () => {
    const refused = await post(example('referral-note'));
    expect(refused.status).toBe(422);
    expect(refused.body.issues[0].expected).toMatch(/^a discharge fact/);
    expect(refused.text).not.toContain('Hicks');
  });

  it('with a document type declaration is refused before anything is read', async () => {
    const refused = await post(
      example('discharge-summary').replace('?>', '?><!DOCTYPE a [<!ENTITY b "Hicks">]>'),
    );
    expect(refused.status).toBe(400);
    expect(refused.text).not.toContain('Hicks');
  });

  it('as FHIR in XML is told that FHIR is read in JSON', async () => {
    const refused = await post('<Bundle xmlns="http://hl7.org/fhir"/>', 'text/xml');
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('FHIR is read in JSON');
    expect((await post('<Bundle xmlns="http://hl7.org/fhir"/>', 'application/fhir+xml')).status).toBe(415);
  });
});
