import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { EpisodeRowView } from '@continuum/contracts';
import { checkoutRoot } from '@continuum/tools/check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyItem } from './stack/caller.ts';
import { type ExportedRecord, writeRecords } from './stack/records.ts';
import { type Stack, startStack } from './stack/stack.ts';

interface Verdict {
  readonly file: string;
  readonly outcome: string;
  readonly messageId?: string;
  readonly reasons: readonly string[];
}

const living = ['Ada', 'Ben', 'Cleo', 'Dov', 'Edie', 'Fay', 'Gus', 'Hal', 'Ines', 'Jo'];
const records: readonly ExportedRecord[] = [
  ...living.map((name) => ({ name, like: 'rotator-cuff' as const })),
  { name: 'Late', like: 'deceased' },
  { name: 'Unfinished', like: 'rotator-cuff', therapy: 'active' },
  { name: 'Without', like: 'rotator-cuff', therapy: 'none' },
];

let stack: Stack;
let folder: string;
let verdicts: readonly Verdict[];

/** `npm run corpora` on the folder, in a process of its own. */
const posted = async (): Promise<readonly Verdict[]> => {
  const words = [
    'packages/tools/bootstrap.mjs',
    'corpora',
    folder,
    '--json',
    '--data',
    stack.demo.cloud.dataFolder,
  ];
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: checkoutRoot });
  await stack.demo.cloud.atRest();
  return JSON.parse(stdout).files;
};
const namesOf = (outcome: string) =>
  verdicts.filter((verdict) => verdict.outcome === outcome).map(({ file }) => file);
const reasonsFor = (file: string) => verdicts.find((verdict) => verdict.file === file)?.reasons.join();
const workList = () => everyItem<EpisodeRowView>(stack.trainer, '/v1/episodes');

beforeAll(async () => {
  stack = await startStack();
  folder = mkdtempSync(join(tmpdir(), 'continuum-records-'));
  writeRecords(folder, records);
  writeFileSync(join(folder, 'LICENSE.txt'), 'Plainly fictitious; free to use.');
  verdicts = await posted();
});
afterAll(async () => {
  await stack?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('given a folder of records, posted to a running system', () => {
  it('puts everybody alive whose therapy is completed on the work list', async () => {
    expect(namesOf('received with gaps')).toEqual(living.map((name) => `${name}.json`));
    const listed = (await workList()).map(({ clientName, stage }) => `${clientName} ${stage}`);
    expect([...listed].sort()).toEqual(living.map((name) => `Fictitious, ${name} referral`));
  });

  it('refuses the others, each with its reason', () => {
    expect(namesOf('refused')).toEqual(['Late.json', 'Unfinished.json', 'Without.json']);
    expect(reasonsFor('Late.json')).toContain('expected a living person');
    expect(reasonsFor('Unfinished.json')).toContain('got physical therapy with status active');
    expect(reasonsFor('Without.json')).toContain('got no CarePlan');
  });

  it('does not guess at what is no record', () => {
    expect(namesOf('unsupported')).toEqual(['LICENSE.txt']);
    expect(reasonsFor('LICENSE.txt')).toContain('application/fhir+json');
  });

  it('opens nothing twice when the folder is posted again', async () => {
    expect(await posted()).toEqual(verdicts);
    expect(await workList()).toHaveLength(living.length);
  });
});

describe('given one of them', () => {
  it('is taken by the commands of the API through program and report to its end', async () => {
    const messageId = verdicts.find(({ file }) => file === 'Cleo.json')?.messageId ?? '';
    const cleo = (await workList()).find(({ clientName }) => clientName === 'Fictitious, Cleo');
    await stack.demo.carryThrough(messageId, cleo?.episodeId ?? '', () => undefined);
    expect((await stack.trainer(`/v1/episodes/${cleo?.episodeId}`)).body).toMatchObject({
      stage: 'closed',
      status: 'completed',
    });
    expect((await stack.partner(`/v1/discharges/${messageId}`)).body).toMatchObject({
      stage: 'closed',
      status: 'completed',
    });
    expect(await workList()).toHaveLength(living.length - 1);
  });
});
