import { beforeAll, describe, expect, it } from 'vitest';
import { type Before, openWorld, type Rewire, unharmed } from './processes.ts';

/** Sound rows, one that is refused, one that is no JSON, and one whose id another had. */
const rowsOfFile = 33;
const file = Array.from({ length: rowsOfFile }, (_, index) => {
  const row = index + 1;
  if (row === 9) return '{ "messageId": "ROW-9", ';
  const client =
    row === 17 ? { name: { given: ['Casey'] } } : { name: { given: ['Casey'] }, birthDate: '1960-01-01' };
  const messageId = row === 30 ? 'ROW-3' : `ROW-${row}`;
  return JSON.stringify({ messageId, client, dischargedAt: '2026-03-01T12:00:00Z' });
}).join('\n');

/** A world in which the file was tried. */
let before: Before;
beforeAll(async () => {
  const world = openWorld();
  await world.tryFile(file);
  before = world.remember();
});
const tried = (rewire?: Rewire) => openWorld(before, rewire);

type World = ReturnType<typeof tried>;
type Told = Awaited<ReturnType<World['told']>>;

/** What the partner reads, and what the practice gets, when nothing goes wrong. */
const undisturbed = async (rewire?: Rewire): Promise<Told> => {
  const world = tried(rewire);
  await world.takeUntil(unharmed);
  return world.told();
};

/** As many calls as the whole taking makes, and some more. */
const callsMost = 140;
const everyCall = Array.from({ length: callsMost }, (_, index) => index + 1);
const everyThird = everyCall.filter((atCall) => atCall % 3 === 0);

/** Calls at which something came out otherwise than when nothing goes wrong. */
const differing = async (
  expected: Told,
  calls: readonly number[],
  disturb: (world: World, atCall: number) => Promise<void>,
  rewire?: Rewire,
): Promise<readonly number[]> => {
  const wrong: number[] = [];
  for (const atCall of calls) {
    const world = tried(rewire);
    await disturb(world, atCall);
    const told = await world.told();
    if (JSON.stringify(told) !== JSON.stringify(expected) || world.defects.length > 0) wrong.push(atCall);
  }
  return wrong;
};

describe('given a file that is taken', () => {
  it('tells of every row once, and takes those that can be taken', async () => {
    const { status, counts, rows, report, messages } = await undisturbed();
    expect([status, counts]).toEqual([
      'taken',
      { read: 33, received: 30, alreadyReceived: 0, refused: 3, failed: 0 },
    ]);
    expect(rows).toHaveLength(rowsOfFile);
    expect(report?.trim().split('\n')).toHaveLength(rowsOfFile);
    // 30 that were received have a canonical form too; of the two refused with an id the refusal is kept.
    expect(messages).toHaveLength(30 * 4 + 2 * 3);
  });

  it('comes to the same when its process is killed at any call, before the call or after it', async () => {
    const expected = await undisturbed();
    for (const happens of [false, true])
      expect(
        await differing(expected, everyCall, async (world, atCall) => {
          await world.takeUntil({ atCall, happens });
          await world.goOn();
        }),
      ).toEqual([]);
  });

  it('comes to the same when its process is killed, and so is the one that went on', async () => {
    const expected = await undisturbed();
    expect(
      await differing(expected, everyThird, async (world, atCall) => {
        await world.takeUntil({ atCall, happens: true });
        await world.takeUntil({ atCall: (atCall * 7) % callsMost, happens: false });
        await world.goOn();
      }),
    ).toEqual([]);
  });

  it('comes to the same when two are at work, the first so slow that the second overtakes it', async () => {
    const expected = await undisturbed();
    for (const happens of [false, true])
      expect(
        await differing(expected, everyThird, (world, atCall) => world.takeSlowly({ atCall, happens })),
      ).toEqual([]);
  });

  it('and taken again changes nothing', async () => {
    const world = tried();
    await world.takeUntil(unharmed);
    const once = await world.told();
    await world.goOn();
    expect(await world.told()).toEqual(once);
  });
});

describe('given a reader that makes another message of a row each time', () => {
  const stamped: Rewire = (needs) => ({
    ...needs,
    rowReader: async function* (format, chunks) {
      for await (const read of needs.rowReader(format, chunks))
        if (read.kind === 'row' && 'message' in read) {
          const text = new TextDecoder().decode(read.message.bytes);
          const bytes = new TextEncoder().encode(
            text.replace('"dischargedAt"', `"sentAt":"${needs.surroundings.now()}","dischargedAt"`),
          );
          yield { ...read, message: { ...read.message, bytes } };
        } else yield read;
    },
  });

  it('a kill in the midst is seen to refuse rows that were received', async () => {
    const expected = await undisturbed(stamped);
    const wrong = await differing(
      expected,
      everyThird,
      async (world, atCall) => {
        await world.takeUntil({ atCall, happens: true });
        await world.goOn();
      },
      stamped,
    );
    expect(wrong.length).toBeGreaterThan(10);
  });
});
