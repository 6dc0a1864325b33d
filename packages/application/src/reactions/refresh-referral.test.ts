import { informationProvided } from '@continuum/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { jodie } from '../../test/jodie-hicks.ts';
import { bytesOf, openPractice, type PracticeInMemory } from '../../test/practice-in-memory.ts';
import { openReferral } from '../../test/program-journey.ts';
import { riverside } from '../../test/registry-in-memory.ts';
import { withTroubles } from '../../test/troubled-journals.ts';
import { correctDischarge } from '../discharges/correct-discharge.ts';
import { provideInformation } from '../discharges/provide-information.ts';
import { TransientError } from '../ports/index.ts';
import { referralReactions } from './react.ts';

let practice: PracticeInMemory;
const renamed = {
  ...jodie,
  client: { ...jodie.client, name: { family: 'Hicks-Example', given: ['Jodie'] } },
};
const mediaType = 'application/json';

beforeEach(() => {
  practice = openPractice();
});

const correct = (message: object) =>
  correctDischarge(
    { partner: riverside, mediaType, bytes: bytesOf(message), messageId: jodie.messageId },
    practice,
  );

const provide = (information: object) =>
  provideInformation(
    {
      partner: riverside,
      messageId: jodie.messageId,
      information: informationProvided.parse(information),
      bytes: bytesOf(information),
      mediaType,
    },
    practice,
  );

const client = () => [...practice.items.clients.values()][0]!;
const consent = { consent: { signedOn: '2026-03-01' } };

describe('given an open referral that waits for a consent', () => {
  let episodeId: string;

  beforeEach(async () => {
    episodeId = await openReferral(practice);
  });

  it('an answer brings the paper and ends the waiting', async () => {
    await provide(consent);
    await practice.deliverAll();
    expect(await practice.episode(episodeId)).toMatchObject({
      position: 'referral/received',
      canonicalVersion: 2,
      missing: [],
      papers: { 'informed-consent': { signedOn: '2026-03-01' } },
    });
    expect(practice.eventsOf(episodeId).at(-1)?.type).toBe('InformationReceived');
  });

  it('a correction brings the facts, and the corrected person to the client', async () => {
    await correct({ ...renamed, dischargedAt: '2026-02-27T20:00:00Z' });
    await practice.deliverAll();
    expect(await practice.episode(episodeId)).toMatchObject({ dischargedAt: '2026-02-27T20:00:00.000Z' });
    expect(practice.eventsOf(episodeId).at(-1)?.type).toBe('CorrectionApplied');
    expect(client()).toMatchObject({ version: 2, name: { family: 'Hicks-Example', given: ['Jodie'] } });
  });

  it('a correction that says nothing of the person leaves the client as they were', async () => {
    await correct({ ...jodie, client: { identifiers: jodie.client.identifiers }, priority: 'urgent' });
    await practice.deliverAll();
    expect(client()).toMatchObject({ ...jodie.client, version: 1 });
    expect(await practice.episode(episodeId)).toMatchObject({ urgent: true });
  });

  it('an answer that overtakes a correction brings everything the correction brought', async () => {
    await correct(renamed);
    await provide(consent);
    await practice.deliver(practice.lastOf('InformationProvided'));
    await practice.deliver(practice.lastOf('TherapyDischargeCorrected'));
    expect(client()).toMatchObject({ name: { family: 'Hicks-Example' } });
    expect(await practice.episode(episodeId)).toMatchObject({
      position: 'referral/received',
      canonicalVersion: 3,
      missing: [],
    });
  });

  it('an answer that follows no correction leaves the client as the practice knows them', async () => {
    const known = { ...client(), contact: { phone: '+1-555-0199' } };
    practice.items.clients.set(`north-harbor ${known.clientId}`, known);
    await provide(consent);
    await practice.deliverAll();
    expect(client()).toEqual(known);
    expect(await practice.deliver(practice.lastOf('InformationProvided'))).toEqual([{ kind: 'unchanged' }]);
  });

  it('everything announced again, the latest first, changes nothing', async () => {
    await correct(renamed);
    await provide(consent);
    await practice.deliverAll();
    const before = JSON.stringify([...practice.items.journals.values()].map(({ head }) => head));
    await practice.redeliverAll();
    expect(JSON.stringify([...practice.items.journals.values()].map(({ head }) => head))).toBe(before);
    expect(client().version).toBe(2);
  });

  it('looks at the client again when they changed meanwhile', async () => {
    await correct(renamed);
    const event = practice.lastOf('TherapyDischargeCorrected');
    const by = async () => {
      const before = client();
      practice.items.clients.set(`north-harbor ${before.clientId}`, { ...before, version: 2, sex: 'other' });
    };
    const journals = withTroubles(practice.journals, [{ kind: 'overtaken', by }]);
    const needs = { ...practice, journals, consumer: 'referral-stage' };
    expect(await referralReactions.TherapyDischargeCorrected(event, needs)).toEqual({ kind: 'accepted' });
    expect(client()).toMatchObject({ version: 3, name: { family: 'Hicks-Example' } });
  });

  it('is retried while the canonical form cannot be read', async () => {
    await correct(renamed);
    const event = practice.lastOf('TherapyDischargeCorrected');
    const unread = { ...event, data: { ...event.data, canonicalVersion: 9 } };
    await expect(practice.deliver(unread)).rejects.toThrow(TransientError);
  });

  it('is refused, and not retried, when the episode is closed', async () => {
    await practice.ask(episodeId, 'decline-referral', { reason: 'no-capacity' });
    await provide(consent);
    expect(await practice.deliver(practice.lastOf('InformationProvided'))).toMatchObject([
      { kind: 'rejected', failures: [{ code: 'reopen-first' }] },
    ]);
  });
});

describe('given a correction that overtook the discharge', () => {
  it('waits until the referral is open', async () => {
    await practice.post(jodie);
    await correct(renamed);
    const correction = practice.lastOf('TherapyDischargeCorrected');
    await expect(practice.deliver(correction)).rejects.toThrow(TransientError);
    await practice.deliver(practice.lastOf('TherapyDischargeReceived'));
    expect(await practice.deliver(correction)).toEqual([{ kind: 'accepted' }]);
    expect(client()).toMatchObject({ name: { family: 'Hicks-Example' } });
  });
});
