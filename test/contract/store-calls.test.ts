import {
  correctDischarge,
  provideInformation,
  readReferral,
  requestCancellation,
  TransientError,
} from '@continuum/application';
import { informationProvided } from '@continuum/contracts';
import { playSampleJourney } from '@continuum/tools/journey';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jodie } from '../kit/jodie-hicks.ts';
import { riverside } from '../kit/practice/cast.ts';
import { openPractice, type PracticeOverTable } from '../kit/practice/practice-over-table.ts';
import { roadOver } from '../kit/practice/road-over-table.ts';

const monday = '2026-03-02T15:00:00.000Z';
/** Version of an episode that was opened with information missing. */
const opened = 2;
const load = 'BatchGet';
const commit = 'TransactWrite';
const keep = 'PutObject';
const shards = ['Query', 'Query', 'Query', 'Query'];

let practice: PracticeOverTable;

const bytesOf = (message: unknown) => new TextEncoder().encode(JSON.stringify(message));
const said = (calls: readonly { readonly name: string }[]) => calls.map(({ name }) => name);
/** The calls of the use case that ran last. */
const lastCalls = () => said(practice.costs.at(-1)?.calls ?? []);
const lastOf = (useCase: string) => practice.costs.findLast((cost) => cost.useCase === useCase);
const episodeIdOf = (): string => {
  const head = [...practice.items.values()].find(({ PK, SK }) => SK === 'HEAD' && String(PK).includes('#E#'));
  return String(head?.['PK']).split('#').at(-1) ?? '';
};
const referred = async (message: object = jodie): Promise<string> => {
  await practice.post(message);
  await practice.deliverAll();
  return episodeIdOf();
};

describe('what the sample journey costs, the registry apart', () => {
  beforeAll(async () => {
    practice = await openPractice(monday);
    await playSampleJourney(roadOver(practice), 'RPT-2026-0056');
  });

  const costsOf = (isMeant: (useCase: string, outcome: string) => boolean) =>
    practice.costs
      .filter(({ useCase, outcome }) => isMeant(useCase, outcome))
      .map(({ calls }) => said(calls));
  const isReaction = (useCase: string) => useCase.includes('-stage ');
  const isMemberCommand = (useCase: string) =>
    /^[a-z-]+$/.test(useCase) && !/^(receive|sweep|correct)-/.test(useCase);

  it('a discharge: one to load, one to keep the original, one to commit', () => {
    expect(costsOf((useCase) => useCase === 'receive-discharge')).toEqual([[load, keep, commit]]);
  });

  it('opening the referral: the episode, the identifiers, the namesakes, the commit', () => {
    expect(costsOf((useCase) => useCase === 'referral-stage TherapyDischargeReceived')).toEqual([
      [load, 'BatchGet', 'Query', commit],
    ]);
  });

  it('every command of a member: one to load, one to commit', () => {
    const costs = costsOf((useCase) => isMemberCommand(useCase));
    expect(costs).toHaveLength(50);
    for (const calls of costs) expect(calls).toEqual([load, commit]);
  });

  it('a correction of an entry: one more, for the entry', () => {
    expect(costsOf((useCase) => useCase === 'correct-entry')).toEqual([[load, 'Get', commit]]);
  });

  it('every reaction: one to load, and one to commit if anything comes of it; none when the event says enough', () => {
    const opening = 'referral-stage TherapyDischargeReceived';
    const accepted = costsOf(
      (useCase, outcome) => isReaction(useCase) && useCase !== opening && outcome === 'accepted',
    );
    const others = costsOf((useCase, outcome) => isReaction(useCase) && outcome !== 'accepted');
    const looked = others.filter((calls) => calls.length > 0);
    expect([accepted.length, looked.length, others.length - looked.length]).toEqual([5, 12, 5]);
    for (const calls of accepted) expect(calls).toEqual([load, commit]);
    for (const calls of looked) expect(calls).toEqual([load]);
  });

  it('a sweep: one for each shard, then three for each reminder and a last look', () => {
    const oneReminder = ['BatchGet', load, commit];
    const costs = practice.costs.filter(({ useCase }) => useCase === 'sweep-deadlines');
    expect(costs.map(({ outcome }) => outcome).toSorted()).toEqual([
      ...Array<string>(4).fill('reminded 1, missed 0'),
      'reminded 2, missed 0',
    ]);
    for (const { outcome, calls } of costs) {
      const reminders = outcome.includes('reminded 2') ? [...oneReminder, ...oneReminder] : oneReminder;
      expect(said(calls)).toEqual([...shards, ...reminders, 'BatchGet']);
    }
  });

  it.each([
    ['GET /v1/episodes', ['Query', 'BatchGet']],
    ['GET /v1/clients', ['Query', 'BatchGet']],
    ['GET /v1/discharges/{messageId}', ['Get', 'BatchGet']],
    ['GET /v1/episodes/{episodeId}', ['BatchGet', 'Get', 'BatchGet']],
  ])('%s: %j at most', (useCase, calls) => {
    const costs = costsOf((one) => one === useCase);
    const most = Math.max(...costs.map(({ length }) => length));
    expect(costs.find(({ length }) => length === most)).toEqual(calls);
  });
});

describe('what retries, refusals and troubles cost, the registry apart', () => {
  beforeEach(async () => {
    practice = await openPractice(monday);
  });

  const accept = (episodeId: string, asking: { readonly ifVersion: number; readonly key?: string }) =>
    practice.ask(episodeId, 'accept-referral', { trainerId: 'mara-lind' }, asking);

  it('a command that comes again: one, and the first answer', async () => {
    const episodeId = await referred();
    const asking = { ifVersion: opened, key: '00000000-0000-4000-8000-00000000aaaa' };
    const first = await accept(episodeId, asking);
    expect(first).toMatchObject({ kind: 'done' });
    expect(await accept(episodeId, asking)).toEqual(first);
    expect(lastCalls()).toEqual([load]);
  });

  it('a command that changes nothing: one to load, one to remember its answer; then one', async () => {
    const episodeId = await referred();
    await accept(episodeId, { ifVersion: opened });
    const asking = { ifVersion: opened + 1, key: '00000000-0000-4000-8000-00000000cccc' };
    const first = await accept(episodeId, asking);
    expect(first).toMatchObject({ kind: 'done', receipt: { outcome: 'unchanged' } });
    expect(lastCalls()).toEqual([load, commit]);
    expect(await accept(episodeId, { ...asking, ifVersion: 9 })).toEqual(first);
    expect(lastCalls()).toEqual([load]);
  });

  it('a command on a version that is gone, or that a rule refuses: one', async () => {
    const episodeId = await referred();
    expect(await accept(episodeId, { ifVersion: 7 })).toMatchObject({ kind: 'stale' });
    expect(lastCalls()).toEqual([load]);
    expect(await practice.ask(episodeId, 'activate-program', {}, { ifVersion: opened })).toMatchObject({
      kind: 'rejected',
    });
    expect(lastCalls()).toEqual([load]);
  });

  it('a command whose reply was lost: it happened, and asking again is answered as done, by one call', async () => {
    const episodeId = await referred();
    const asking = { ifVersion: opened, key: '00000000-0000-4000-8000-00000000bbbb' };
    practice.troubles.push('reply-lost');
    await expect(accept(episodeId, asking)).rejects.toBeInstanceOf(TransientError);
    expect(await accept(episodeId, asking)).toMatchObject({
      kind: 'done',
      receipt: { outcome: 'accepted', version: opened + 1, eventIds: [`${episodeId}.00000003`] },
    });
    expect(lastCalls()).toEqual([load]);
  });

  it('a command in conflict with another transaction: one more for each try', async () => {
    const episodeId = await referred();
    practice.troubles.push('transaction-conflict');
    await accept(episodeId, { ifVersion: opened });
    expect(lastCalls()).toEqual([load, commit, commit]);
  });

  it('a message that comes again: one, and the first receipt', async () => {
    const first = await practice.post(jodie);
    expect(await practice.post(jodie)).toEqual(first);
    expect(lastCalls()).toEqual([load]);
  });

  it('the referral of somebody the practice knows: no look at namesakes', async () => {
    await referred();
    await referred({ ...jodie, messageId: 'RPT-2026-0043' });
    expect(said(lastOf('referral-stage TherapyDischargeReceived')?.calls ?? [])).toEqual([
      load,
      'BatchGet',
      commit,
    ]);
  });

  it('a correction: as a discharge, and the form it corrects; then the form, the episode, the client, the commit', async () => {
    await referred();
    const bytes = bytesOf({ ...jodie, client: { ...jodie.client, birthDate: '1970-04-13' } });
    const { messageId } = jodie;
    const posted = { partner: riverside, mediaType: 'application/json', bytes, messageId };
    await practice.costing(
      'correct-discharge',
      () => correctDischarge(posted, practice.needs),
      ({ kind }) => kind,
    );
    expect(lastCalls()).toEqual([load, 'Get', keep, commit]);
    await practice.deliverAll();
    expect(lastOf('referral-stage TherapyDischargeCorrected')).toMatchObject({ outcome: 'accepted' });
    expect(said(lastOf('referral-stage TherapyDischargeCorrected')?.calls ?? [])).toEqual([
      load,
      load,
      'Get',
      commit,
    ]);
  });

  it('an answer: as a discharge, and the form it completes; then the form, the episode, the commit', async () => {
    await referred();
    const information = { consent: { signedOn: '2026-03-01' } };
    await practice.costing(
      'provide-information',
      () =>
        provideInformation(
          {
            partner: riverside,
            messageId: jodie.messageId,
            information: informationProvided.parse(information),
            bytes: bytesOf(information),
            mediaType: 'application/json',
          },
          practice.needs,
        ),
      ({ kind }) => kind,
    );
    expect(lastCalls()).toEqual([load, 'Get', keep, commit]);
    await practice.deliverAll();
    expect(said(lastOf('referral-stage InformationProvided')?.calls ?? [])).toEqual([load, load, commit]);
  });

  it('a referral that its clinic looks at: the message, the episode, the form, and the last event', async () => {
    await referred();
    const { surroundings } = practice.needs;
    const dischargeId = await surroundings.dischargeId(riverside.partnerId, jodie.messageId);
    await practice.costing(
      'read-referral',
      () => readReferral(riverside, dischargeId, practice.needs),
      (seen) => String(seen?.referralId),
    );
    expect(practice.costs.at(-1)?.outcome).toBe(jodie.referralId);
    expect(lastCalls()).toEqual(['Get', 'BatchGet', 'Get', 'Get']);
  });

  it('a cancellation: one to load, one to commit, and the same for the episode', async () => {
    await referred();
    await practice.costing(
      'request-cancellation',
      () =>
        requestCancellation(
          { partner: riverside, messageId: jodie.messageId, reason: 'duplicate' },
          practice.needs,
        ),
      ({ kind }) => kind,
    );
    expect(lastCalls()).toEqual([load, commit]);
    await practice.deliverAll();
    expect(said(lastOf('referral-stage CancellationRequested')?.calls ?? [])).toEqual([load, commit]);
  });
});
