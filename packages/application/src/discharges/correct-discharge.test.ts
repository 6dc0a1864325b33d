import { beforeEach, describe, expect, it } from 'vitest';
import { jodie } from '../../test/jodie-hicks.ts';
import { bytesOf, openPractice, type PracticeInMemory } from '../../test/practice-in-memory.ts';
import { northHarbor, riverside, southBay } from '../../test/registry-in-memory.ts';
import type { Partner } from '../ports/index.ts';
import { correctDischarge } from './correct-discharge.ts';
import type { Translator } from './translation.ts';

let practice: PracticeInMemory;

beforeEach(() => {
  practice = openPractice();
});

const corrected = { ...jodie, priority: 'urgent', consent: { signedOn: '2026-03-01' } };
const { dischargedAt: _dischargedAt, ...withoutFact } = jodie;

const put = (message: object, partner: Partner = riverside, messageId = jodie.messageId) =>
  correctDischarge({ partner, mediaType: 'application/json', bytes: bytesOf(message), messageId }, practice);

describe('given an accepted discharge, when the partner corrects it', () => {
  beforeEach(async () => {
    await practice.post(jodie);
  });

  it('is received as a second canonical form, beside the first', async () => {
    expect(await put(corrected)).toMatchObject({
      kind: 'done',
      receipt: { outcome: 'received', practiceId: 'north-harbor', missing: [] },
    });
    expect(practice.lastOf('TherapyDischargeCorrected').data).toEqual({ canonicalVersion: 2, missing: [] });
    const [kept] = practice.items.journals.values();
    expect([...kept!.canonical.keys()]).toEqual([1, 2]);
    expect(practice.originals.kept).toHaveLength(2);
  });

  it('gives the same bytes the first receipt, though the agreement ended meanwhile', async () => {
    const first = await put(corrected);
    practice.surroundings.moveDays(1);
    expect(JSON.stringify(await put(corrected, { ...riverside, agreements: [] }))).toBe(
      JSON.stringify(first),
    );
    expect(practice.announced()).toHaveLength(2);
  });

  it('is not taken for the same bytes posted: those get the answer of the post', async () => {
    expect(await put(jodie)).toMatchObject({ kind: 'done' });
    expect(practice.announced().map(({ type }) => type)).toEqual([
      'TherapyDischargeReceived',
      'TherapyDischargeCorrected',
    ]);
  });

  it('is malformed with every issue at once, and nothing of it is kept', async () => {
    const result = await put({ ...withoutFact, messageId: 'another' });
    expect(result.kind === 'malformed' && result.issues.map(({ path }) => path.join('.'))).toEqual([
      'dischargedAt',
      'messageId',
    ]);
    expect(practice.originals.kept).toHaveLength(1);
    expect(practice.announced()).toHaveLength(1);
  });

  it('goes by the id of the address when the message has none but a hash of its bytes', async () => {
    const translator: Translator = {
      ...practice.translator,
      translate: (...message) => {
        const translation = practice.translator.translate(...message);
        if (translation === 'unsupported') return translation;
        return { ...translation, messageId: 'a-hash', warnings: [{ code: 'message-id-from-content' }] };
      },
    };
    const bytes = bytesOf({ ...corrected, messageId: 'a-hash' });
    const posted = { partner: riverside, mediaType: 'application/json', bytes, messageId: jodie.messageId };
    expect(await correctDischarge(posted, { ...practice, translator })).toMatchObject({
      kind: 'done',
      receipt: { messageId: jodie.messageId },
    });
    const [kept] = practice.items.journals.values();
    expect(JSON.parse(kept!.canonical.get(2)!).discharge.messageId).toBe(jodie.messageId);
  });

  it('does not lead to another practice than the first', async () => {
    const both = {
      ...riverside,
      agreements: [northHarbor, southBay].map(({ practiceId }) => ({ practiceId, routingIdentifiers: [] })),
    };
    const elsewhere = { ...corrected, referredTo: { identifiers: [{ system: 's', value: 'south-bay' }] } };
    expect(await put(elsewhere, both)).toMatchObject({
      kind: 'malformed',
      issues: [{ path: ['referredTo'] }],
    });
  });
});

describe('given no accepted discharge of that id', () => {
  it('there is nothing to correct when nothing was posted', async () => {
    expect(await put(corrected)).toEqual({ kind: 'not-found' });
  });

  it('there is nothing to correct when it was refused; it is posted again instead', async () => {
    await practice.post(withoutFact);
    expect(await put(corrected)).toEqual({
      kind: 'rejected',
      failures: [{ code: 'discharge-not-accepted', suppliedBy: 'partner' }],
    });
    expect(practice.originals.kept).toHaveLength(1);
  });

  it("another partner's message is not there", async () => {
    await practice.post(jodie);
    const other = { ...riverside, partnerId: 'lakeside-pt' as typeof riverside.partnerId };
    expect(await put(corrected, other)).toEqual({ kind: 'not-found' });
  });
});
