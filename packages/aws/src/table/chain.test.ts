import type { JournalRecord } from '@continuum/application';
import { describe, expect, it } from 'vitest';
import { linked, recordOfBody, verifyChain } from './chain.ts';

const record = (version: number): JournalRecord =>
  ({
    eventId: `ep_aaaaaaaaaaaaaaaaaaaaaaaaaa.${String(version).padStart(8, '0')}`,
    type: 'ContactAttempted',
    version,
    schemaVersion: 1,
    recordedAt: '2026-03-02T15:00:00.000Z',
    data: { channel: 'phone', result: 'no-answer' },
  }) as unknown as JournalRecord;

const journal = () => {
  const links = linked([record(1), record(2), record(3)], undefined);
  return { bodies: links.map(({ body }) => body), head: links.at(-1)!.chain };
};

describe('given a journal as it is stored', () => {
  it('gives back the records that were written', () => {
    expect(journal().bodies.map(recordOfBody)).toEqual([record(1), record(2), record(3)]);
  });

  it('is whole, whether it was written at once or one commit after another', () => {
    const { bodies, head } = journal();
    expect(verifyChain(bodies, head)).toEqual({ kind: 'whole' });
    const [first] = linked([record(1)], undefined);
    const rest = linked([record(2), record(3)], first!.chain);
    expect([first!, ...rest].map(({ body }) => body)).toEqual(bodies);
  });

  it.each([1, 2, 3])('names event %i when its bytes were altered', (version) => {
    const { bodies, head } = journal();
    const altered = bodies.map((body, index) =>
      index === version - 1 ? body.replace('phone', 'email') : body,
    );
    expect(verifyChain(altered, head)).toEqual({ kind: 'broken', version });
  });

  it.each([1, 2])('notices that event %i is gone', (version) => {
    const { bodies, head } = journal();
    expect(verifyChain(bodies.toSpliced(version - 1, 1), head)).toEqual({ kind: 'broken', version });
  });

  it('notices that the last event is gone, or another one came last', () => {
    const { bodies, head } = journal();
    expect(verifyChain(bodies.slice(0, 2), head)).toEqual({ kind: 'broken', version: 2 });
    expect(verifyChain(bodies.toSpliced(1, 2, bodies[2]!, bodies[1]!), head)).toMatchObject({
      kind: 'broken',
    });
  });

  it('notices bytes that are no event, and refuses to read them', () => {
    const { bodies, head } = journal();
    expect(verifyChain(['{}', ...bodies.slice(1)], head)).toMatchObject({ kind: 'broken' });
    expect(() => recordOfBody('{"version":"Jodie"}')).toThrow(/not readable at/);
    expect(() => recordOfBody('{"version":"Jodie"}')).not.toThrow(/Jodie/);
  });

  it.each([undefined, 'yesterday', {}])('reads no event whose instant is none: %j', (recordedAt) => {
    const body = JSON.stringify({ ...record(1), recordedAt });
    expect(() => recordOfBody(body)).toThrow('a stored event is not readable at recordedAt');
  });
});
