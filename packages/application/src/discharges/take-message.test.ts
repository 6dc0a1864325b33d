import { beforeEach, describe, expect, it } from 'vitest';
import { jodie } from '../../test/jodie-hicks.ts';
import { plainTranslator } from '../../test/plain-translator.ts';
import { bytesOf, openPractice, type PracticeInMemory } from '../../test/practice-in-memory.ts';
import { riverside } from '../../test/registry-in-memory.ts';
import { takeMessage } from './take-message.ts';
import type { Asks, Translator } from './translation.ts';

let practice: PracticeInMemory;

beforeEach(async () => {
  practice = openPractice();
  await practice.post(jodie);
});

/** A message in a format in which messages have ids of their own and say what they ask for. */
interface Sent {
  readonly asks: Asks;
  readonly id: string;
  readonly referralIds?: readonly string[];
  readonly discharge?: object;
}

const translator: Translator = {
  ...plainTranslator,
  translate: (_mediaType, bytes, sender) => {
    const { asks, id, referralIds = [], discharge }: Sent = JSON.parse(new TextDecoder().decode(bytes));
    const read = plainTranslator.translate(
      'application/json',
      bytesOf({ ...discharge, messageId: id }),
      sender,
    );
    if (read === 'unsupported') return read;
    const about = { referralIds, messageId: id };
    return discharge === undefined
      ? { asks, about, messageId: id, issues: [], warnings: [], ignored: [] }
      : { ...read, asks, about };
  },
};

const send = async (sent: Sent) => {
  const posted = { partner: riverside, mediaType: 'text/plain', bytes: bytesOf(sent), dryRun: false };
  const taken = await takeMessage(posted, { ...practice, translator });
  return taken.kind === 'result' ? taken.result : taken;
};

const referralIds = [jodie.referralId];
const urgent = { ...jodie, priority: 'urgent' };
const idIsTaken = { failures: [{ code: 'discharge-already-accepted', suppliedBy: 'partner' }] };

describe.each([
  ['correction', { discharge: urgent }, { discharge: { ...urgent, serviceRequested: 'Strength' } }],
  ['cancellation', {}, { discharge: urgent }],
] as const)('a %s', (asks, said, otherwise) => {
  const first: Sent = { asks, id: 'M-2', referralIds, ...said };

  it('that is sent again gets the first answer and does nothing more, whatever came after it', async () => {
    const answer = await send(first);
    await send({ asks: 'correction', id: 'M-3', referralIds, discharge: jodie });
    const announced = practice.announced().length;
    practice.surroundings.moveDays(1);
    expect(await send(first)).toEqual(answer);
    expect(practice.announced()).toHaveLength(announced);
  });

  it('with another body under its id is refused: the id is taken', async () => {
    await send(first);
    const announced = practice.announced().length;
    expect(await send({ ...first, ...otherwise })).toMatchObject(idIsTaken);
    expect(practice.announced()).toHaveLength(announced);
  });

  it('under the id of the discharge itself, whose referral it names, is refused', async () => {
    expect(await send({ ...first, id: jodie.messageId })).toMatchObject(idIsTaken);
  });

  it('that names no referral is about the discharge whose id it repeats', async () => {
    expect(await send({ ...first, id: jodie.messageId, referralIds: [] })).toMatchObject({ kind: 'done' });
  });
});

describe('a wish to cancel', () => {
  it('that was made before, under another id, is answered as of then', async () => {
    const first = await send({ asks: 'cancellation', id: 'M-2', referralIds });
    const announced = practice.announced().length;
    practice.surroundings.moveDays(1);
    expect(await send({ asks: 'cancellation', id: 'M-3', referralIds })).toEqual(first);
    expect(practice.announced()).toHaveLength(announced);
  });
});

describe('a question', () => {
  it('is answered as of now however often it is asked, and nothing is kept of it', async () => {
    const asked: Sent = { asks: 'status', id: 'M-4', referralIds };
    const answer = await send(asked);
    expect(answer).toMatchObject({ kind: 'standing', status: { messageId: jodie.messageId } });
    expect(await send(asked)).toEqual(answer);
  });

  it('under the id of an accepted discharge whose referral it names is refused', async () => {
    expect(await send({ asks: 'status', id: jodie.messageId, referralIds })).toMatchObject(idIsTaken);
  });

  it('about what was never sent finds nothing', async () => {
    expect(await send({ asks: 'status', id: 'M-4', referralIds: ['REF-9'] })).toEqual({ kind: 'not-found' });
  });
});
