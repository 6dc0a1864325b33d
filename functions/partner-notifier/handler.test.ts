import { receiveDischarge, registerWebhook } from '@continuum/application';
import { catalog, contractEventNames } from '@continuum/events';
import { beforeEach, describe, expect, it } from 'vitest';
import { announcing, queued } from '../bus-events.ts';
import { context, jodie, openWorld, riverside, type World } from '../doubles.ts';
import { facts } from './function.ts';
import { createHandler } from './handler.ts';

const done = { batchItemFailures: [] };
const url = 'https://told.example/hooks';

let world: World;
let received: ReturnType<typeof announcing>;

beforeEach(async () => {
  world = openWorld();
  const bytes = new TextEncoder().encode(JSON.stringify(jodie));
  await receiveDischarge({ partner: riverside, mediaType: 'application/json', bytes }, world);
  received = announcing([...world.kept.journals.values()][0]?.commits[0]?.records[0]);
});

const register = (wish: { readonly types?: 'referral.accepted'[]; readonly paused?: boolean } = {}) =>
  registerWebhook(riverside.partnerId, { url, ...wish }, world);
const kept = () => [...world.deliveriesKept.values()];

describe('the notifier', () => {
  it('tells each webhook that asked, once, however often the event comes', async () => {
    await register();
    const handler = createHandler(world);
    expect(await handler(received, context)).toEqual(done);
    expect(await handler(received, context)).toEqual(done);
    expect(world.posted.map((post) => post.url)).toEqual([url]);
    expect(JSON.parse(world.posted[0]?.body ?? '')).toMatchObject({
      type: 'discharge.received',
      data: { messageId: jodie.messageId },
    });
    expect(kept()).toMatchObject([{ delivery: { state: 'delivered' } }]);
    expect(world.tally.counted).toMatchObject({ RecordsDone: 1, RecordsUnchanged: 1 });
  });

  it('stays quiet where nobody asked, and about what is older than deliveries are kept', async () => {
    await createHandler(world)(received, context);
    await register({ types: ['referral.accepted'] });
    await createHandler(world)(received, context);
    await register({});
    world.surroundings.moveDays(31);
    await createHandler(world)(received, context);
    expect([world.posted, kept()]).toEqual([[], []]);
  });

  it('keeps what a paused webhook is owed, due at once', async () => {
    await register({ paused: true });
    await createHandler(world)(received, context);
    expect(world.posted).toEqual([]);
    expect(kept()).toMatchObject([
      { delivery: { state: 'waiting', nextAttemptAt: world.surroundings.now(), attempts: [] } },
    ]);
  });

  it('leaves a receiver that does not answer to the sweep, so that it holds up nothing behind it', async () => {
    await register();
    world.answers.next = () => ({ kind: 'unanswered', because: 'timeout' });
    const handler = createHandler(world);
    await handler(received, context);
    const [first] = kept();
    if (first === undefined) throw new Error('it was kept');
    world.deliveriesKept.clear();
    await handler(received, context);
    expect(world.posted).toHaveLength(1);
    expect(kept()).toMatchObject([{ delivery: { state: 'waiting', attempts: [] } }]);
  });

  it('410 disables the webhook: what it was owed is abandoned, and what comes later', async () => {
    await register();
    world.answers.next = () => ({ kind: 'answered', statusCode: 410 });
    const handler = createHandler(world);
    await handler(received, context);
    expect([...world.webhooksKept.values()]).toMatchObject([{ state: 'disabled' }]);
    world.deliveriesKept.clear();
    await handler(received, context);
    expect(world.posted).toHaveLength(1);
    expect(kept()).toMatchObject([{ delivery: { state: 'abandoned', attempts: [] } }]);
  });

  it('sets aside what nobody can read', async () => {
    expect(await createHandler(world)(queued('ReferralAccepted.v1', { id: 'x' }), context)).toEqual(done);
    expect(world.quarantined).toMatchObject([{ consumer: facts.name }]);
  });

  it('is woken by exactly the events that the catalog sends it', () => {
    const sent = contractEventNames.filter((name) => catalog[name].consumedBy.includes(facts.name));
    expect([...facts.trigger.consumes].sort()).toEqual([...sent].sort());
  });
});
