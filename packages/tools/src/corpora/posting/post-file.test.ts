import { describe, expect, test } from 'vitest';
import { broken, choosySystem, slow, TimeByHand, unreachable } from '../../../test/corpora/choosy-system.ts';
import { type FileContent, type Post, postFile } from './post-file.ts';

const least = {
  dischargedAt: '2026-03-02T15:00:00.000Z',
  client: { name: { family: 'Marsh' }, birthDate: '1961-09-30' },
};
const content = (more: object) => ({
  mediaType: 'application/json',
  bytes: new TextEncoder().encode(JSON.stringify({ ...least, ...more })),
});
const plainly = { translation: false };

describe('given a file', () => {
  test('it is posted once, as it is', async () => {
    const posted: FileContent[] = [];
    const system = choosySystem();
    const post: Post = (sent, signal) => {
      posted.push(sent);
      return system(sent, signal);
    };
    const file = content({ messageId: 'RPT-1' });
    expect(await postFile(file, plainly, post, new TimeByHand())).toEqual({
      verdict: expect.objectContaining({ outcome: 'accepted with gaps', messageId: 'RPT-1' }),
      milliseconds: 0,
    });
    expect(posted).toEqual([{ ...file, dryRun: false }]);
  });

  test('its translation is what a dry run says before anything is kept', async () => {
    const { trial } = await postFile(
      content({ messageId: 'RPT-1' }),
      { translation: true },
      choosySystem(),
      new TimeByHand(),
    );
    expect(trial?.translation).toMatchObject({ messageId: 'RPT-1', dischargedAt: least.dischargedAt });
  });
});

describe('given a file whose message id was accepted with other bytes', () => {
  test('a dry run says what it deserves by itself', async () => {
    const system = choosySystem();
    await postFile(content({ messageId: 'RPT-1' }), plainly, system, new TimeByHand());
    const second = content({ messageId: 'RPT-1', priority: 'urgent' });
    expect(await postFile(second, plainly, system, new TimeByHand())).toMatchObject({
      verdict: { outcome: 'already accepted', reasonClasses: ['already-accepted'] },
      trial: { verdict: { outcome: 'accepted with gaps' } },
    });
  });

  test('the same bytes get the first answer', async () => {
    const system = choosySystem();
    const first = await postFile(content({ messageId: 'RPT-1' }), plainly, system, new TimeByHand());
    expect(await postFile(content({ messageId: 'RPT-1' }), plainly, system, new TimeByHand())).toEqual(first);
  });
});

describe('given a system in trouble', () => {
  const file = content({ messageId: 'RPT-1' });

  test('an answer within two seconds is one, and how long it took is told', async () => {
    const time = new TimeByHand();
    expect(await postFile(file, plainly, slow(time, 1_900, choosySystem()), time)).toMatchObject({
      verdict: { outcome: 'accepted with gaps' },
      milliseconds: 1_900,
    });
  });

  test('no answer within two seconds is a failure', async () => {
    const time = new TimeByHand();
    expect(await postFile(file, plainly, slow(time, 2_000, choosySystem()), time)).toMatchObject({
      verdict: { outcome: 'failed', reasonClasses: ['hung'], reasons: ['no answer within 2000 ms'] },
      milliseconds: 2_000,
    });
  });

  test('so is no answer at all, told with its cause, and an answer of 500', async () => {
    expect((await postFile(file, plainly, unreachable, new TimeByHand())).verdict).toMatchObject({
      outcome: 'failed',
      reasonClasses: ['no-answer'],
      reasons: ['no answer: fetch failed: connect ECONNREFUSED'],
    });
    expect((await postFile(file, plainly, broken, new TimeByHand())).verdict).toMatchObject({
      outcome: 'failed',
      reasonClasses: ['server-error'],
      status: 500,
    });
  });

  test('a dry run that fails is not hidden by a post that does not', async () => {
    const system = choosySystem();
    const failing =
      (instead: Post): Post =>
      (sent, signal) =>
        sent.dryRun ? instead(sent, signal) : system(sent, signal);
    for (const instead of [broken, unreachable])
      expect(
        (await postFile(file, { translation: true }, failing(instead), new TimeByHand())).verdict.outcome,
      ).toBe('failed');
  });
});
