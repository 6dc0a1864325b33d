import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { choosySystem, TimeByHand } from '../../../test/corpora/choosy-system.ts';
import type { Post } from './post-file.ts';
import { type FileVerdict, type Posting, postFolder } from './post-folder.ts';

const least = {
  messageId: 'RPT-1',
  dischargedAt: '2026-03-02T15:00:00.000Z',
  client: { name: { family: 'Marsh' }, birthDate: '1961-09-30' },
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'records-'));
  mkdirSync(join(folder, 'deeper'));
  writeFileSync(join(folder, 'b.json'), '{"resourceType": "Bundle"}');
  writeFileSync(join(folder, 'a.txt'), 'a licence');
  writeFileSync(join(folder, 'deeper', 'c.json'), JSON.stringify(least));
  writeFileSync(join(folder, 'deeper', 'd.json'), JSON.stringify({ ...least, priority: 'urgent' }));
});

afterEach(() => rmSync(folder, { recursive: true }));

const posting = (more: Partial<Posting> = {}): Posting => ({
  post: choosySystem(),
  watch: new TimeByHand(),
  wantsTranslation: () => false,
  tell: () => undefined,
  ...more,
});

test('every file of a folder and of those in it is posted as it is, and told of as soon as it is answered', async () => {
  const posted: string[] = [];
  const told: FileVerdict[] = [];
  const system = choosySystem();
  const post: Post = (content, signal) => {
    posted.push(`${told.length} ${content.mediaType} ${new TextDecoder().decode(content.bytes)}`);
    return system(content, signal);
  };
  const tell = (verdict: FileVerdict): void => {
    told.push(verdict);
  };
  const verdicts = await postFolder(folder, posting({ post, tell }));
  expect(posted.slice(0, 3)).toEqual([
    '0 text/plain a licence',
    '1 application/fhir+json {"resourceType": "Bundle"}',
    `2 application/json ${JSON.stringify(least)}`,
  ]);
  expect(told).toEqual(verdicts);
  const root = basename(folder);
  expect(verdicts.map((one) => [one.folder, one.file, one.outcome])).toEqual([
    [root, 'a.txt', 'unsupported'],
    [root, 'b.json', 'refused'],
    ['deeper', 'c.json', 'accepted with gaps'],
    ['deeper', 'd.json', 'already accepted'],
  ]);
  expect(verdicts[0]).toMatchObject({ bytes: 9, mediaType: 'text/plain', milliseconds: 0 });
});

test('how far it is is told with each', async () => {
  const far: string[] = [];
  await postFolder(folder, posting({ tell: (_verdict, done, of) => far.push(`${done} of ${of}`) }));
  expect(far).toEqual(['1 of 4', '2 of 4', '3 of 4', '4 of 4']);
});
