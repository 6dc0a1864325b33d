import { createNotifier, type NotifyNeeds, type SendingNeeds, sweepDeliveries } from '@continuum/application';
import { createJournals, createReading, createWebhooks, openTable } from '@continuum/aws';
import type { Instant, PartnerId } from '@continuum/contracts';
import type { ContractEvent } from '@continuum/events';
import { sign } from '@continuum/webhooks';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDeterministicSurroundings } from '../kit/deterministic-surroundings.ts';
import { dischargeCommit } from '../kit/discharge-commits.ts';
import { fresh } from '../kit/fresh-names.ts';
import { createTableInMemory } from '../kit/table-in-memory.ts';
import { tableName } from '../kit/tables.ts';
import { watch } from '../kit/watched-client.ts';
import { newWebhook } from '../kit/webhook-items.ts';
import { createLedger } from '../kit/write-units.ts';

const monday = '2026-03-02T15:00:00.000Z' as Instant;

const openWorld = async () => {
  const watched = watch(createTableInMemory().client);
  const table = openTable({ client: watched.client, name: tableName });
  const partnerId: PartnerId = fresh.partner();
  const commit = dischargeCommit(partnerId);
  await createJournals(table).commit(commit);
  const { surroundings, moveTo } = createDeterministicSurroundings(monday);
  let status = 204;
  const needs: NotifyNeeds & SendingNeeds = {
    webhooks: createWebhooks(table, { now: () => 0 }),
    reading: createReading(table),
    registry: { partner: async () => ({ disabled: false }) as never },
    surroundings,
    chance: () => 0.5,
    sign,
    send: async () => ({ kind: 'answered', statusCode: status }),
  };
  const event = {
    id: 'ep_abcdefghijklmnopqrstuvwxyz.00000004',
    type: 'ReferralAccepted',
    recordedAt: monday,
    partnerId,
    dischargeId: commit.journal.dischargeId,
    stage: 'referral',
    status: 'accepted',
    data: {},
  } as unknown as ContractEvent;
  const costs = async (work: () => Promise<unknown>) => {
    watched.calls.splice(0);
    await work();
    return watched.calls.map(({ name }) => name);
  };
  const units = () => {
    const ledger = createLedger();
    return watched.calls.filter(({ name }) => name === 'TransactWrite').map(({ put }) => ledger.enter(put));
  };
  return {
    needs,
    partnerId,
    event,
    costs,
    units,
    moveTo,
    answerWith: (code: number) => {
      status = code;
    },
  };
};

describe('what telling a partner costs, the registry apart', () => {
  let world: Awaited<ReturnType<typeof openWorld>>;
  beforeEach(async () => {
    world = await openWorld();
  });

  it('an event of a partner that has no webhook: one look', async () => {
    const notify = createNotifier(world.needs);
    expect(await world.costs(() => notify(world.event))).toEqual(['Query']);
  });

  it('an event that is no partner’s business: nothing', async () => {
    const notify = createNotifier(world.needs);
    expect(await world.costs(() => notify({ ...world.event, type: 'GoalMet' } as never))).toEqual([]);
  });

  it('one that is told at once: webhooks, the message, begun, ended; one that comes again: no more than it was there', async () => {
    await world.needs.webhooks.put(newWebhook(world.partnerId));
    const notify = createNotifier(world.needs);
    expect(await world.costs(() => notify(world.event))).toEqual([
      'Query',
      'Get',
      'TransactWrite',
      'TransactWrite',
    ]);
    expect(world.units()).toEqual([
      { table: 2, list: 1, due: 1 },
      { table: 2, list: 1, due: 1 },
    ]);
    expect(await world.costs(() => notify(world.event))).toEqual(['Query', 'Get', 'TransactWrite']);
  });

  it('an attempt of the sweep: one look into each shard, one read of all that is due, begun, ended', async () => {
    await world.needs.webhooks.put(newWebhook(world.partnerId));
    world.answerWith(500);
    await createNotifier(world.needs)(world.event);
    world.moveTo('2026-03-02T15:01:00.000Z');
    expect(await world.costs(() => sweepDeliveries(world.needs))).toEqual([
      ...Array<string>(4).fill('Query'),
      'BatchGet',
      'BatchGet',
      'TransactWrite',
      'TransactWrite',
    ]);
    expect(await world.costs(() => sweepDeliveries(world.needs))).toEqual(Array<string>(4).fill('Query'));
  });
});
