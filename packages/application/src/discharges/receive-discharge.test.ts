import { beforeEach, describe, expect, it } from 'vitest';
import { jodie } from '../../test/jodie-hicks.ts';
import { bytesOf, openPractice, type PracticeInMemory } from '../../test/practice-in-memory.ts';
import { riverside } from '../../test/registry-in-memory.ts';
import { type Trouble, withTroubles } from '../../test/troubled-journals.ts';
import { TransientError } from '../ports/index.ts';
import { examineMessage } from './examine-message.ts';
import { type DischargeNeeds, type Posted, receiveDischarge, translated } from './receive-discharge.ts';

let practice: PracticeInMemory;

beforeEach(() => {
  practice = openPractice();
});

const { dischargedAt: _dischargedAt, ...withoutFact } = jodie;
const journals = () => [...practice.items.journals.values()];
const eventTypes = () => journals().flatMap(({ records }) => records.map((text) => JSON.parse(text).type));

describe('given a discharge with everything that is needed', () => {
  it('is received, with what it leaves open', async () => {
    expect(await practice.post(jodie)).toEqual({
      kind: 'done',
      receipt: {
        messageId: 'RPT-2026-0042',
        outcome: 'received',
        receivedAt: '2026-03-02T15:00:00.000Z',
        practiceId: 'north-harbor',
        missing: ['informed-consent'],
        warnings: [],
        issues: [],
      },
    });
  });

  it('lists every gap and is received all the same', async () => {
    const { conditions: _conditions, referrer: _referrer, referral: _referral, ...bare } = jodie;
    expect(await practice.post(bare)).toMatchObject({
      kind: 'done',
      receipt: {
        outcome: 'received',
        missing: ['referrer', 'condition', 'written-referral', 'informed-consent'],
      },
    });
  });

  it('is kept byte for byte, with the canonical form and the episode id the referral will have', async () => {
    await practice.post(jodie);
    const [kept] = journals();
    const { episodeId, data } = JSON.parse(kept!.records[0]!);
    expect(practice.originals.kept).toEqual([JSON.stringify(jodie)]);
    expect(JSON.parse(kept!.canonical.get(1)!).discharge).toMatchObject({
      messageId: jodie.messageId,
      client: jodie.client,
    });
    expect(episodeId).toMatch(/^ep_[a-z2-7]{26}$/);
    expect(data.original.hash).toBe(practice.surroundings.hash(JSON.stringify(jodie)));
    expect(practice.items.referralPointers.size).toBe(1);
  });

  it('puts neither name nor message id into its events', async () => {
    await practice.post(jodie);
    const told = JSON.stringify([journals().map(({ records }) => records), practice.announced()]);
    for (const personal of ['Hicks', 'Jodie', '1970-04-12', 'RPT-10056', 'RPT-2026-0042', '555-0100'])
      expect(told).not.toContain(personal);
  });
});

describe('given a message that lacks what is needed', () => {
  it('is refused and kept under its id, with every issue', async () => {
    const result = await practice.post({ ...withoutFact, client: {} });
    expect(result).toMatchObject({
      kind: 'done',
      receipt: { outcome: 'refused', messageId: jodie.messageId },
    });
    const issues = result.kind === 'done' ? result.receipt.issues.map(({ path }) => path) : [];
    expect(issues).toEqual(['client', 'dischargedAt']);
    expect(eventTypes()).toEqual(['TherapyDischargeRefused']);
    expect(practice.originals.kept).toHaveLength(1);
  });

  it.each([
    ['not JSON at all', '{"messageId":'],
    ['no message id', JSON.stringify({ client: {} })],
  ])('with %s is malformed, and nothing of it is kept', async (_what, text) => {
    expect(await practice.post(text)).toMatchObject({ kind: 'malformed' });
    expect(practice.originals.kept).toEqual([]);
    expect(journals()).toEqual([]);
  });

  it('in a format nobody reads is unsupported, and nothing of it is kept', async () => {
    const posted = { partner: riverside, mediaType: 'text/csv', bytes: bytesOf('a,b') };
    expect(await receiveDischarge(posted, practice)).toEqual({ kind: 'unsupported' });
    expect(practice.originals.kept).toEqual([]);
  });
});

describe('given a message that can be read and cannot be', () => {
  it('is refused, and the referral id it names leads nowhere', async () => {
    await practice.post({ ...jodie, dischargedAt: '2026-03-04T20:00:00Z' });
    expect(eventTypes()).toEqual(['TherapyDischargeRefused']);
    expect(practice.items.referralPointers.size).toBe(0);
    expect(journals()[0]!.canonical.size).toBe(0);
  });
});

describe('given a message that was posted before', () => {
  it('gives the same bytes the first receipt, byte for byte, and writes nothing', async () => {
    const first = await practice.post(jodie);
    practice.surroundings.moveDays(3);
    const before = JSON.stringify(journals().map(({ records }) => records));
    expect(JSON.stringify(await practice.post(jodie))).toBe(JSON.stringify(first));
    expect(JSON.stringify(journals().map(({ records }) => records))).toBe(before);
    expect(practice.originals.kept).toHaveLength(1);
  });

  it('gives it though the agreement ended meanwhile', async () => {
    const first = await practice.post(jodie);
    expect(await practice.post(jodie, { ...riverside, agreements: [] })).toEqual(first);
  });

  it('takes other bytes after a refusal as a new attempt, under the episode id of the first', async () => {
    await practice.post(withoutFact);
    expect(await practice.post(jodie)).toMatchObject({ kind: 'done', receipt: { outcome: 'received' } });
    expect(journals()).toHaveLength(1);
    expect(eventTypes()).toEqual(['TherapyDischargeRefused', 'TherapyDischargeReceived']);
    const ids = journals().flatMap(({ records }) => records.map((text) => JSON.parse(text).episodeId));
    expect(new Set(ids).size).toBe(1);
  });

  it('answers the bytes of the refused attempt as it did, though another was accepted since', async () => {
    const refused = await practice.post(withoutFact);
    await practice.post(jodie);
    expect(await practice.post(withoutFact)).toEqual(refused);
  });

  it('refuses other bytes after an acceptance, and keeps nothing of them', async () => {
    await practice.post(jodie);
    expect(await practice.post({ ...jodie, priority: 'urgent' })).toEqual({
      kind: 'rejected',
      failures: [{ code: 'discharge-already-accepted', suppliedBy: 'partner' }],
    });
    expect(practice.originals.kept).toHaveLength(1);
    expect(eventTypes()).toEqual(['TherapyDischargeReceived']);
  });

  it("keeps one partner's message ids apart from another's", async () => {
    await practice.post(jodie);
    const other = { ...riverside, partnerId: 'lakeside-pt' as typeof riverside.partnerId };
    expect(await practice.post(jodie, other)).toMatchObject({
      kind: 'done',
      receipt: { outcome: 'received' },
    });
    expect(journals()).toHaveLength(2);
  });
});

describe('given a store in trouble', () => {
  const postedThrough = (troubles: readonly Trouble[]) =>
    receiveDischarge(
      { partner: riverside, mediaType: 'application/json', bytes: bytesOf(jodie) },
      { ...practice, journals: withTroubles(practice.journals, troubles) },
    );

  it('two posts of the same message at once have one effect and one answer', async () => {
    let first: unknown;
    const by = async () => {
      first = await practice.post(jodie);
    };
    expect(await postedThrough([{ kind: 'overtaken', by }])).toEqual(first);
    expect(eventTypes()).toEqual(['TherapyDischargeReceived']);
  });

  it('a post whose reply was lost gets its receipt when it comes again', async () => {
    await expect(postedThrough([{ kind: 'reply-lost' }])).rejects.toThrow(TransientError);
    practice.surroundings.moveDays(1);
    expect(await practice.post(jodie)).toMatchObject({ receipt: { receivedAt: '2026-03-02T15:00:00.000Z' } });
    expect(eventTypes()).toEqual(['TherapyDischargeReceived']);
  });

  it('is told to come again when conflicts do not end', async () => {
    const conflicting = { ...practice.journals, commit: async () => ({ kind: 'version-conflict' }) as const };
    const posted = { partner: riverside, mediaType: 'application/json', bytes: bytesOf(jodie) };
    await expect(receiveDischarge(posted, { ...practice, journals: conflicting })).rejects.toThrow(
      TransientError,
    );
  });
});

const tried = (posted: Posted, needs: DischargeNeeds) =>
  translated(posted, needs, (translation) => examineMessage(translation, posted.partner, needs));

describe('given a sender who only tries', () => {
  it('hears what would happen, and nothing is stored', async () => {
    const posted = { partner: riverside, mediaType: 'application/json', bytes: bytesOf(jodie) };
    expect(await tried(posted, practice)).toMatchObject({
      messageId: jodie.messageId,
      practiceId: 'north-harbor',
      routedBy: 'only-agreement',
      issues: [],
      warnings: [],
    });
    expect(journals()).toEqual([]);
    expect(practice.originals.kept).toEqual([]);
  });
});

describe('given what a message says of itself', () => {
  it('a sender who is somebody else is a warning, and decides nothing', async () => {
    const result = await practice.post({ ...jodie, sender: { name: 'Lakeside Clinic' } });
    expect(result).toMatchObject({
      kind: 'done',
      receipt: { outcome: 'received', warnings: [{ code: 'sender-differs', path: 'sender' }] },
    });
    expect(journals()[0]!.journal).toMatchObject({ partnerId: 'riverside-pt' });
  });

  it('an old discharge is a warning', async () => {
    const old = { ...jodie, dischargedAt: '2024-12-01T20:00:00Z', procedures: [] };
    expect(await practice.post(old)).toMatchObject({
      receipt: { outcome: 'received', warnings: [{ code: 'old-discharge', path: 'dischargedAt' }] },
    });
  });

  it('dates that cannot be, and old ones, are told of where the message has them', async () => {
    const path = 'entry[3].resource.period.end';
    const translator = {
      ...practice.translator,
      translate: (...asked: Parameters<typeof practice.translator.translate>) => {
        const translation = practice.translator.translate(...asked);
        const fields = [{ field: 'dischargedAt', path, value: undefined }];
        return translation === 'unsupported' ? translation : { ...translation, fields };
      },
    };
    const triedOf = (dischargedAt: string) =>
      tried(
        {
          partner: riverside,
          mediaType: 'application/json',
          bytes: bytesOf({ ...jodie, dischargedAt, procedures: [] }),
        },
        { ...practice, translator },
      );
    expect(await triedOf('2026-03-04T20:00:00Z')).toMatchObject({
      issues: [{ path: path.split('.'), got: 'a future one' }],
    });
    expect(await triedOf('2024-12-01T20:00:00Z')).toMatchObject({
      warnings: [{ code: 'old-discharge', path }],
    });
  });

  it('a discharge that lies ahead is refused', async () => {
    expect(await practice.post({ ...jodie, dischargedAt: '2026-03-04T20:00:00Z' })).toMatchObject({
      receipt: { outcome: 'refused', issues: [{ path: 'dischargedAt', got: 'a future one' }] },
    });
  });

  it('what cannot be read, what cannot be and whom it goes to are told at once', async () => {
    const spoiled = { ...jodie, dischargedAt: '2026-03-04T20:00:00Z', priority: 'soon', sentAt: 'today' };
    expect(await practice.post(spoiled, { ...riverside, agreements: [] })).toMatchObject({
      receipt: {
        outcome: 'refused',
        issues: [
          { path: 'sentAt' },
          { path: 'priority' },
          { path: 'dischargedAt', got: 'a future one' },
          { path: 'referredTo.identifiers' },
        ],
      },
    });
  });
});
