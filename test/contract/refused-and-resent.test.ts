/** Every format that a discharge may come in: refused, read in the inbox, corrected, sent again under the same id. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { callerAs } from '../kit/system/callers.ts';
import { openSystem } from '../kit/system/system.ts';

const usualId = 'RPT-2026-0777';

const complete = {
  messageId: usualId,
  client: { name: { family: 'Marsh', given: ['Robin'] }, birthDate: '1961-09-30' },
  dischargedAt: '2026-03-01T15:00:00Z',
};

/** One of the room's own examples, under the id. */
const record = (name: string): object => {
  const example = new URL(`../../packages/interop/examples/fhir/${name}.json`, import.meta.url);
  const bundle: object = JSON.parse(readFileSync(example, 'utf8'));
  return { ...bundle, identifier: { system: 'urn:example:riverside-pt', value: usualId } };
};

const text = (name: string): string =>
  readFileSync(new URL(`../../packages/interop/examples/${name}`, import.meta.url), 'utf8');
const admission = text('hl7v2/discharged-home.hl7').replace('RPT-2026-0101', usualId);
/** Written before the system's clock stands. */
const clinicalDocument = text('ccda/discharge-summary.xml').replaceAll('20260303091500', '20260302113000');

/** A format is a line here: a message that is refused, and the same as it should have been. */
const formats = [
  {
    mediaType: 'application/json',
    wrong: { ...complete, dischargedAt: '2031-01-01T00:00:00Z' },
    corrected: complete,
    at: 'dischargedAt',
  },
  {
    mediaType: 'application/fhir+json',
    wrong: record('deceased'),
    corrected: record('rotator-cuff'),
    at: expect.stringContaining('deceased'),
  },
  {
    mediaType: 'x-application/hl7-v2+er7',
    wrong: admission.replace('20260301153000', '20310301153000'),
    corrected: admission,
    at: 'PV1-45',
  },
  {
    mediaType: 'application/cda+xml',
    wrong: clinicalDocument.replace('<high value="20260302', '<high value="20310302'),
    corrected: clinicalDocument,
    at: 'ClinicalDocument/componentOf/encompassingEncounter/effectiveTime/high',
    messageId: '2.16.840.1.113883.19.7002:DS-1',
  },
];

describe.each(formats)('a refused message in $mediaType', (format) => {
  const { mediaType, wrong, corrected, at, messageId = usualId } = format;

  const opened = async () => {
    const system = await openSystem();
    const partner = callerAs(system, 'client-riverside');
    const post = (body: object | string) =>
      partner('/v1/discharges', { body, headers: { 'content-type': mediaType } });
    const inbox = async () => {
      const { body } = await partner('/v1/discharges?status=refused');
      return (body as { readonly items: readonly object[] }).items;
    };
    return { system, partner, post, inbox };
  };

  it('stands in the inbox with its reasons, and its original in the folder that empties itself', async () => {
    const { system, post, inbox } = await opened();
    expect((await post(wrong)).status).toBe(422);
    expect(await inbox()).toMatchObject([
      {
        messageId,
        outcome: 'refused',
        keptUntil: '2026-04-01T17:00:00.000Z',
        issues: [{ path: at }],
      },
    ]);
    expect(system.memory.objects().map(({ key }) => key)).toEqual([
      expect.stringMatching(/^refused\/[^/]+\//),
    ]);
  });

  it('is corrected and sent again under the same id', async () => {
    const { partner, system, post, inbox } = await opened();
    await post(wrong);
    expect((await post(corrected)).status).toBe(202);
    await system.atRest();
    expect(await inbox()).toEqual([]);
    const { body } = await partner(`/v1/discharges/${messageId}`);
    expect(body).toMatchObject({ messageId, outcome: 'received', stage: 'referral', issues: [] });
    expect(body).not.toHaveProperty('keptUntil');
  });

  it('is nowhere in the inbox of another partner', async () => {
    const { system, post } = await opened();
    await post(wrong);
    const other = callerAs(system, 'client-hill');
    expect((await other('/v1/discharges?status=refused')).body).toEqual({ items: [] });
    expect((await other(`/v1/discharges/${messageId}`)).status).toBe(404);
  });
});
