import { describe, expect, it } from 'vitest';
import { queued } from '../bus-events.ts';
import { context, jodie, openWorld } from '../doubles.ts';
import { createHandler } from './handler.ts';

const riversidesAccount = '111122223333';
const submitted = 'TherapyDischargeSubmitted.v1';

const opened = () => {
  const world = openWorld();
  const handler = createHandler(world);
  const submit = (detail: unknown, account = riversidesAccount, detailType = submitted) =>
    handler(queued(detailType, detail, account), context);
  return { ...world, submit };
};

const done = { batchItemFailures: [] };
const json = (message: unknown) => ({ contentType: 'application/json', message });

describe('a discharge that a partner puts on the partner bus', () => {
  it('is received as if it had been posted, as an object or as text', async () => {
    const { submit, kept, tally } = opened();
    expect(await submit(json(jodie))).toEqual(done);
    expect(await submit(json(JSON.stringify({ ...jodie, messageId: 'RPT-2026-0043' })))).toEqual(done);
    expect([...kept.journals.values()].map(({ commits }) => commits[0]?.records[0]?.type)).toEqual([
      'TherapyDischargeReceived',
      'TherapyDischargeReceived',
    ]);
    expect(tally.counted).toEqual({ RecordsDone: 2 });
  });

  it('is received once, however often the bus delivers it', async () => {
    const { submit, kept } = opened();
    await submit(json(jodie));
    expect(await submit(json(jodie))).toEqual(done);
    expect([...kept.journals.values()].map(({ commits }) => commits.length)).toEqual([1]);
  });

  it('is the partner’s whose account sent it, whatever the message says', async () => {
    const { submit, kept, quarantined } = opened();
    expect(await submit(json({ ...jodie, sender: { name: 'Riverside' } }), '444455556666')).toEqual(done);
    expect(kept.journals.size).toBe(0);
    expect(quarantined).toEqual([
      { consumer: 'discharge-intake', reason: ['account: expected that of a registered partner'] },
    ]);
  });

  it('is journaled when it is refused, and an answer when a rule says no', async () => {
    const { submit, kept, tally } = opened();
    await submit(json({ ...jodie, dischargedAt: '2031-01-01T00:00:00Z' }));
    expect([...kept.journals.values()][0]?.commits[0]?.records[0]?.type).toBe('TherapyDischargeRefused');
    await submit(json(jodie));
    expect(await submit(json({ ...jodie, priority: 'urgent' }))).toEqual(done);
    expect(tally.counted).toEqual({ RecordsRejected: 2, RecordsDone: 1 });
  });

  it.each([
    ['without an id', json({ client: jodie.client }), submitted],
    ['of an unknown format', { contentType: 'text/csv', message: 'Hicks;Jodie' }, submitted],
    ['of another shape', { hl7: 'PID|Hicks' }, submitted],
    ['of another name', json(jodie), 'TherapyDischargeSubmitted.v9'],
  ])('is set aside with its reason, which repeats nothing of it: %s', async (_what, detail, detailType) => {
    const { submit, kept, quarantined } = opened();
    expect(await submit(detail, riversidesAccount, detailType)).toEqual(done);
    expect(kept.journals.size).toBe(0);
    expect(quarantined).toHaveLength(1);
    expect(JSON.stringify(quarantined)).not.toContain('Hicks');
  });
});
