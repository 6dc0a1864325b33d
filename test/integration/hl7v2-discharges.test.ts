import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutRoot } from '@continuum/tools/check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from './stack/caller.ts';
import { type Stack, startStack } from './stack/stack.ts';

const er7Type = 'x-application/hl7-v2+er7';

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

const example = (name: string): string =>
  readFileSync(join(checkoutRoot, 'packages', 'interop', 'examples', 'hl7v2', `${name}.hl7`), 'utf8');

const post = (body: string): Promise<Reply> =>
  stack.partner('/v1/discharges', { body, headers: { 'content-type': er7Type } });

/** The fields of an answer's first segment of a name. */
const segment = ({ text }: Reply, name: string): readonly string[] =>
  text
    .split('\r')
    .find((line) => line.startsWith(name))
    ?.split('|') ?? [];

const notes = ({ text }: Reply): readonly string[] =>
  text
    .split('\r')
    .filter((line) => line.startsWith('NTE'))
    .map((line) => line.split('|')[3] ?? '');

describe('a referral in HL7 v2', () => {
  it('becomes an episode, and is answered in HL7 v2', async () => {
    const reply = await post(example('knee-referral'));
    expect(reply.status, reply.text).toBe(202);
    expect(reply.headers.get('content-type')).toBe(er7Type);
    const header = segment(reply, 'MSH');
    expect([header[2], header[3], header[4], header[5]]).toEqual([
      'CONTINUUM',
      'North Harbor Exercise',
      'CHART',
      'Riverside Physical Therapy',
    ]);
    expect([header[8], header[11]]).toEqual(['RRI^I12^RRI_I12', '2.5.1']);
    expect(segment(reply, 'MSA')).toEqual(['MSA', 'AA', 'RPT-2026-0201']);
    expect(segment(reply, 'RF1').slice(1, 7)).toEqual([
      'P^Pending^HL70283',
      '',
      '',
      '',
      '',
      'RPT-REF-77^RPT',
    ]);
    await stack.demo.cloud.atRest();
    const { body } = await stack.trainer('/v1/clients?query=Hicks');
    expect(body.items).toMatchObject([{ name: { family: 'Hicks', given: ['Jodie'] } }]);
  });

  it('sent again is accepted again, byte for byte; with another body its control id is a duplicate', async () => {
    const first = await post(example('knee-referral'));
    expect((await post(example('knee-referral'))).text).toBe(first.text);
    const other = await post(example('knee-referral').replace('M17.11', 'M17.10'));
    expect(other.status).toBe(409);
    expect(segment(other, 'MSA')).toEqual(['MSA', 'AE', 'RPT-2026-0201']);
    expect(segment(other, 'ERR').slice(2, 5)).toEqual([
      'MSH^1^10^1',
      '205^Duplicate key identifier^HL70357',
      'E',
    ]);
  });

  it('is asked about by its referral id, and the answer says where it stands', async () => {
    const reply = await post(example('knee-referral-asked'));
    expect(reply.status, reply.text).toBe(200);
    expect(segment(reply, 'MSH')[8]).toBe('RRI^I15^RRI_I12');
    expect(segment(reply, 'RF1')[1]).toBe('P^Pending^HL70283');
    expect(notes(reply)[0]).toBe('Stage: referral; status: information-requested');
  });

  it('is corrected by REF^I13 under the same referral id', async () => {
    const reply = await post(example('knee-referral-corrected'));
    expect(reply.status, reply.text).toBe(202);
    expect(segment(reply, 'MSA')).toEqual(['MSA', 'AA', 'RPT-2026-0202']);
    expect((await stack.partner('/v1/discharges/RPT-2026-0202')).status).toBe(404);
    expect((await post(example('knee-referral-corrected'))).text).toBe(reply.text);
  });

  it.each([
    ['knee-referral-corrected', 'RPT-2026-0202', 'Hicks^Jodie', 'Hicks^Jodie^Lee'],
    ['knee-referral-asked', 'RPT-2026-0201', 'RPT-2026-0204', 'RPT-2026-0201'],
  ])('is not followed up by %s under the control id %s of another body', async (name, id, from, to) => {
    const other = await post(example(name).replace(from, to));
    expect(other.status).toBe(409);
    expect(segment(other, 'MSA')).toEqual(['MSA', 'AE', id]);
    expect(segment(other, 'ERR')[3]).toBe('205^Duplicate key identifier^HL70357');
  });

  it('is cancelled by REF^I14, once', async () => {
    const reply = await post(example('knee-referral-cancelled'));
    expect(segment(reply, 'MSA')[1]).toBe('AA');
    expect((await post(example('knee-referral-cancelled'))).text).toBe(reply.text);
    const other = await post(example('knee-referral-cancelled').replace('RF1|C', 'RF1|R'));
    expect([other.status, segment(other, 'MSA')[1]]).toEqual([409, 'AE']);
    await stack.demo.cloud.atRest();
    const asked = await post(example('knee-referral-asked'));
    expect(segment(asked, 'RF1')[1]).toBe('E^Expired^HL70283');
    expect(notes(asked)).toContain('Stage: closed; status: cancelled');
  });

  it('that was never sent is an unknown key', async () => {
    const reply = await post(example('knee-referral-asked').replace('RPT-REF-77', 'RPT-REF-99'));
    expect(reply.status).toBe(404);
    expect(segment(reply, 'MSA')[1]).toBe('AE');
    expect(segment(reply, 'ERR')[3]).toBe('204^Unknown key identifier^HL70357');
  });

  it('alone is no discharge: AE, and where the instant belongs', async () => {
    const reply = await post(example('referral-alone'));
    expect(reply.status).toBe(422);
    expect(segment(reply, 'ERR').slice(2, 5)).toEqual([
      'PV1^1^45^1',
      '101^Required field missing^HL70357',
      'E',
    ]);
  });
});

describe('a discharge in HL7 v2', () => {
  it('for training is tried and never kept', async () => {
    const reply = await post(example('for-training'));
    expect([reply.status, segment(reply, 'MSA')[1]]).toEqual([200, 'AA']);
    expect(segment(reply, 'ERR')[4]).toBe('I');
    expect((await stack.partner('/v1/discharges/RPT-2026-0103')).status).toBe(404);
  });

  it('of a kind or a version that is not understood is rejected, and can be sent again when it is', async () => {
    const text = example('discharged-home');
    expect(segment(await post(text.replace('ADT^A03^ADT_A03', 'ADT^A08')), 'MSA')[1]).toBe('AR');
    expect(segment(await post(text.replace('|2.5.1|', '|2.1|')), 'MSA')[1]).toBe('AR');
    const reply = await post(text);
    expect([reply.status, segment(reply, 'MSA')[1]]).toEqual([202, 'AA']);
    expect(segment(reply, 'MSH')[8]).toBe('ACK^A03^ACK');
    expect(reply.text).not.toMatch(/Hicks|900-?12-?3456/);
  });
});
