/** A paper that a clinic sends as a document, from its post to the member who reads it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { callerAs } from '../kit/system/callers.ts';
import { openSystem, type System } from '../kit/system/system.ts';

const messageId = 'RPT-2026-0778';
const discharge = {
  messageId,
  client: { name: { family: 'Marsh', given: ['Robin'] }, birthDate: '1961-09-30' },
  dischargedAt: '2026-03-01T15:00:00Z',
};
const pdf = new TextEncoder().encode('%PDF-1.7 a referral letter');

let system: System;
let episodeId: string;

const partner = (path: string, request?: object) => callerAs(system, 'client-riverside')(path, request);
const trainer = (path: string) => callerAs(system, 'sub-mara')(path);
const sendPaper = () =>
  partner(`/v1/discharges/${messageId}/information?supplies=written-referral`, {
    body: pdf,
    headers: { 'content-type': 'application/pdf', 'document-title': 'Referral letter' },
  });

beforeEach(async () => {
  system = await openSystem();
  await partner('/v1/discharges', { body: discharge });
  await system.atRest();
  const { body } = await trainer('/v1/episodes?stage=referral');
  episodeId = (body as { items: { episodeId: string }[] }).items[0]?.episodeId ?? '';
});

describe('a paper sent as a document', () => {
  it('is on the member’s list with what it is said to be, and where to fetch it', async () => {
    expect((await trainer(`/v1/episodes/${episodeId}/documents`)).body).toEqual({ documents: [] });
    expect((await sendPaper()).status).toBe(202);
    await system.atRest();
    expect((await trainer(`/v1/episodes/${episodeId}/documents`)).body).toEqual({
      documents: [
        {
          documentId: expect.any(String),
          title: 'Referral letter',
          contentType: 'application/pdf',
          supplies: 'written-referral',
          receivedAt: system.now(),
          url: expect.stringContaining('https://originals.example.com/riverside-pt/'),
          urlExpiresAt: expect.any(String),
        },
      ],
    });
  });

  it('supplies nothing by itself: what was missing stays missing', async () => {
    const missing = async () =>
      ((await partner(`/v1/discharges/${messageId}`)).body as { missing: { need: string }[] }).missing.map(
        ({ need }) => need,
      );
    const before = await missing();
    expect(before).toContain('written-referral');
    await sendPaper();
    await system.atRest();
    expect(await missing()).toEqual(before);
  });

  it('stays on file when the message is corrected', async () => {
    await sendPaper();
    const corrected = { ...discharge, priority: 'urgent' };
    expect((await partner(`/v1/discharges/${messageId}`, { method: 'PUT', body: corrected })).status).toBe(
      202,
    );
    await system.atRest();
    expect((await trainer(`/v1/episodes/${episodeId}/documents`)).body).toMatchObject({
      documents: [{ title: 'Referral letter' }],
    });
  });

  it('is on file once, under its latest title', async () => {
    await sendPaper();
    await partner(`/v1/discharges/${messageId}/information`, {
      body: pdf,
      headers: { 'content-type': 'application/pdf', 'document-title': 'Letter' },
    });
    await system.atRest();
    const { body } = await trainer(`/v1/episodes/${episodeId}/documents`);
    expect((body as { documents: object[] }).documents).toMatchObject([{ title: 'Letter' }]);
  });

  it('is at most the twentieth', async () => {
    const nth = (number: number) =>
      partner(`/v1/discharges/${messageId}/information`, {
        body: new TextEncoder().encode(`%PDF-1.7 ${number}`),
        headers: { 'content-type': 'application/pdf' },
      });
    for (let number = 1; number <= 20; number += 1) expect((await nth(number)).status).toBe(202);
    expect((await nth(21)).status).toBe(422);
    expect((await nth(20)).status).toBe(202);
  });

  it('is nobody’s business of another practice or partner', async () => {
    await sendPaper();
    await system.atRest();
    expect((await callerAs(system, 'sub-jo')(`/v1/episodes/${episodeId}/documents`)).status).toBe(404);
    expect(
      (
        await callerAs(system, 'client-hill')(`/v1/discharges/${messageId}/information`, {
          body: pdf,
          headers: { 'content-type': 'application/pdf' },
        })
      ).status,
    ).toBe(404);
  });
});
