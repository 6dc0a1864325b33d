import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemOf } from '@continuum/contracts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { broken, choosySystem, exceptFor, slow, TimeByHand } from '../../test/corpora/choosy-system.ts';
import type { CorporaOptions } from './options.ts';
import type { Post } from './posting/post-file.ts';
import { runCorpora } from './run-corpora.ts';

let root: string;
let folder: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'records-'));
  folder = join(root, 'files');
  mkdirSync(join(folder, 'clinic'), { recursive: true });
  const client = { identifiers: [{ system: 'urn:example:record', value: '1' }] };
  const discharge = { messageId: 'RPT-1', dischargedAt: '2026-03-02T15:00:00.000Z', client };
  writeFileSync(join(folder, 'clinic', 'a.json'), JSON.stringify(discharge));
  writeFileSync(join(folder, 'clinic', 'b.json'), '{"resourceType": "Bundle"}');
});

afterEach(() => rmSync(root, { recursive: true }));

const run = async (
  more: Partial<CorporaOptions> = {},
  post: Post = choosySystem(),
  watch = new TimeByHand(),
) => {
  const said: string[] = [];
  let closed = 0;
  const options = {
    folder,
    json: false,
    eachFile: false,
    report: join(root, 'report.ndjson'),
    system: { kind: 'local', dataFolder: 'nowhere' },
    ...more,
  } as const;
  const close = async () => {
    closed += 1;
  };
  const exitCode = await runCorpora(options, {
    open: async () => ({ apiUrl: 'https://api.example.com', post, close }),
    say: (line) => said.push(line),
    complain: () => undefined,
    stopWanted: new Promise(() => undefined),
    watch,
  });
  return { exitCode, said, text: said.join('\n'), closed };
};

const expected = (verdict: string): string => {
  const path = join(root, 'expected.json');
  const stated = {
    folder: 'clinic',
    verdicts: [
      { file: 'a.json', verdict, because: 'nothing essential is missing' },
      { file: 'b.json', verdict: 'refused', reasons: ['no-person'], because: 'it is empty' },
    ],
    translations: [
      { file: 'a.json', because: 'it says so', fields: { dischargedAt: '2026-03-02T10:00:00-05:00' } },
    ],
  };
  writeFileSync(path, JSON.stringify(stated));
  return path;
};

describe('given a folder of which nothing is expected', () => {
  test('it prints a row for each verdict and where the report is, and ends well', async () => {
    const { exitCode, said, closed } = await run();
    expect(said).toEqual([
      'clinic  accepted with gaps  1',
      'clinic  refused             1  no-person 1',
      '',
      '2 files: 1 accepted with gaps, 1 refused',
      `Each file: ${join(root, 'report.ndjson')}`,
    ]);
    expect([exitCode, closed]).toEqual([0, 1]);
    expect(readFileSync(join(root, 'report.ndjson'), 'utf8').trimEnd().split('\n')).toHaveLength(2);
  });

  test('each file is printed too when that is asked for', async () => {
    const { text } = await run({ eachFile: true });
    expect(text).toMatch(/^accepted with gaps +clinic\/a\.json\n +missing: informed-consent/);
  });

  test('one JSON document is all that is printed when that is asked for', async () => {
    const { said } = await run({ json: true, eachFile: true });
    expect(said).toHaveLength(1);
    expect(JSON.parse(said[0] ?? '')).toMatchObject({
      folder,
      counts: { 'accepted with gaps': 1, refused: 1, failed: 0 },
      rows: [{ outcome: 'accepted with gaps' }, { outcome: 'refused', reasons: { 'no-person': 1 } }],
      withoutExpectation: { files: 2, reasons: { 'no-person': 1 } },
      files: [{ file: 'a.json', messageId: 'RPT-1' }, { file: 'b.json' }],
    });
  });
});

describe('given expectations', () => {
  test('that hold, it says how many and ends well', async () => {
    const { exitCode, text } = await run({ expected: expected('accepted with gaps') });
    expect(text).toContain('expected verdicts: 2 of 2 hold; field-level translations: 1 of 1 hold');
    expect(exitCode).toBe(0);
  });

  test('of which one does not, it says which and ends with 1', async () => {
    const { exitCode, text } = await run({ expected: expected('accepted') });
    expect(text).toContain('expected verdicts: 1 of 2 hold');
    expect(text).toContain(
      'clinic/a.json: expected accepted, because nothing essential is missing; got accepted with gaps',
    );
    expect(exitCode).toBe(1);
  });

  test('that cannot be read, it posts nothing', async () => {
    await expect(run({ expected: join(root, 'nowhere.json') })).rejects.toThrow(/not a file of expectations/);
  });
});

describe('given a system that fails on a file', () => {
  test('an answer of 5xx ends it with 1, though the others are well', async () => {
    const { exitCode, text } = await run({}, exceptFor('RPT-1', choosySystem(), broken));
    expect(text).toMatch(/clinic +failed +1 +server-error 1/);
    expect(text).toMatch(/failed +clinic\/a\.json/);
    expect(text).toContain('2 files: 1 refused, 1 failed');
    expect(exitCode).toBe(1);
  });

  test('so does one that takes over two seconds', async () => {
    const time = new TimeByHand();
    const hanging = slow(time, 2_001, choosySystem());
    const { exitCode, text } = await run({}, exceptFor('RPT-1', choosySystem(), hanging), time);
    expect(text).toMatch(/clinic +failed +1 +hung 1/);
    expect(exitCode).toBe(1);
  });
});

test('a token that is not accepted stops it at the first file, in a line', async () => {
  let posts = 0;
  const refusing: Post = async () => {
    posts += 1;
    return { status: 401, body: JSON.stringify(problemOf('unauthenticated')) };
  };
  await expect(run({}, refusing)).rejects.toThrow(/^The token is not accepted\.$/);
  expect(posts).toBe(1);
});

test('a folder without files is told before a system is opened, and leaves the last report', async () => {
  const empty = join(root, 'empty');
  mkdirSync(empty);
  writeFileSync(join(root, 'report.ndjson'), 'of yesterday');
  let opened = 0;
  const running = runCorpora(
    {
      folder: empty,
      json: false,
      eachFile: false,
      report: join(root, 'report.ndjson'),
      system: { kind: 'local', dataFolder: 'nowhere' },
    },
    {
      open: async () => {
        opened += 1;
        throw new Error('nothing is to be opened');
      },
      say: () => undefined,
      complain: () => undefined,
      stopWanted: new Promise(() => undefined),
    },
  );
  await expect(running).rejects.toThrow(/empty: it holds no files/);
  expect(opened).toBe(0);
  expect(readFileSync(join(root, 'report.ndjson'), 'utf8')).toBe('of yesterday');
});

test('a folder that is not there, or is a file, is told before a system is opened', async () => {
  await expect(run({ folder: join(root, 'nowhere') })).rejects.toThrow(/nowhere: expected a folder/);
  await expect(run({ folder: join(folder, 'clinic', 'a.json') })).rejects.toThrow(
    /a\.json: expected a folder/,
  );
});

test('a person who stops it gets 130, and the system is closed', async () => {
  let closed = 0;
  const exitCode = await runCorpora(
    {
      folder,
      json: false,
      eachFile: false,
      report: join(root, 'report.ndjson'),
      system: { kind: 'local', dataFolder: 'nowhere' },
    },
    {
      open: async () => ({
        apiUrl: 'https://api.example.com',
        post: () => new Promise(() => undefined),
        close: async () => {
          closed += 1;
        },
      }),
      say: () => undefined,
      complain: () => undefined,
      stopWanted: Promise.resolve(),
      watch: new TimeByHand(),
    },
  );
  expect([exitCode, closed]).toEqual([130, 1]);
});
