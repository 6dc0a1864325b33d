import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EpisodeRowView } from '@continuum/contracts';
import { checkoutRoot } from '@continuum/tools/check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyItem } from './stack/caller.ts';
import { type ExportedRecord, writeRecords } from './stack/records.ts';
import { type Stack, startStack } from './stack/stack.ts';
import { runTool, type ToolRun } from './stack/tool-command.ts';

interface Verdict {
  readonly file: string;
  readonly folder: string;
  readonly outcome: string;
  readonly messageId?: string;
  readonly reasonClasses: readonly string[];
  readonly reasons: readonly string[];
  readonly milliseconds: number;
  readonly alone?: { readonly outcome: string };
}

const living = ['Ada', 'Ben', 'Cleo', 'Dov', 'Edie', 'Fay', 'Gus', 'Hal', 'Ines', 'Jo'];
const records: readonly ExportedRecord[] = [
  ...living.map((name) => ({ name, like: 'rotator-cuff' as const })),
  { name: 'Late', like: 'deceased' },
  { name: 'Unfinished', like: 'rotator-cuff', therapy: 'active' },
  { name: 'Without', like: 'rotator-cuff', therapy: 'none' },
];

/** Files that are refused, of the wire format's own examples, and the class of the reason. */
const refusedExamples = { 'nobody.json': 'no-person', 'two-people.json': 'several-people' };

let stack: Stack;
let root: string;
let folder: string;
let verdicts: readonly Verdict[];

/** `npm run corpora` on the folder, in a process of its own. */
const run = async (...words: readonly string[]): Promise<ToolRun> => {
  const { dataFolder } = stack.demo.cloud;
  const ran = await runTool('corpora', [folder, '--data', dataFolder, '--report', reportFile(), ...words]);
  await stack.demo.cloud.atRest();
  return ran;
};
const reportFile = () => join(root, 'report.ndjson');
const posted = async (): Promise<readonly Verdict[]> => JSON.parse((await run('--json')).told).files;
const namesOf = (outcome: string) =>
  verdicts.filter((verdict) => verdict.outcome === outcome).map(({ file }) => file);
const verdictOn = (file: string) => verdicts.find((verdict) => verdict.file === file);
const reasonsFor = (file: string) => verdictOn(file)?.reasons.join();
/** Without what differs from run to run. */
const lasting = (all: readonly Verdict[]) =>
  all.map(({ milliseconds: _milliseconds, ...verdict }) => verdict);
const workList = () => everyItem<EpisodeRowView>(stack.trainer, '/v1/episodes');

beforeAll(async () => {
  stack = await startStack();
  root = mkdtempSync(join(tmpdir(), 'continuum-records-'));
  folder = join(root, 'records');
  mkdirSync(join(folder, 'refused'), { recursive: true });
  writeRecords(folder, records);
  writeFileSync(join(folder, 'ada-again.json'), `${readFileSync(join(folder, 'Ada.json'), 'utf8')}\n`);
  const examples = join(checkoutRoot, 'packages', 'interop', 'examples', 'fhir');
  for (const file of Object.keys(refusedExamples))
    copyFileSync(join(examples, file), join(folder, 'refused', file));
  writeFileSync(join(folder, 'LICENSE.txt'), 'Plainly fictitious; free to use.');
  verdicts = await posted();
});
afterAll(async () => {
  await stack?.stop();
  rmSync(root, { recursive: true, force: true });
});

describe('given a folder of records, posted to a running system', () => {
  it('puts everybody alive whose therapy is completed on the work list', async () => {
    expect(namesOf('accepted with gaps')).toEqual(living.map((name) => `${name}.json`));
    const listed = (await workList()).map(({ clientName, stage }) => `${clientName} ${stage}`);
    expect([...listed].sort()).toEqual(living.map((name) => `Fictitious, ${name} referral`));
  });

  it('refuses the others, each with its reason', () => {
    expect(namesOf('refused')).toEqual([
      'Late.json',
      'Unfinished.json',
      'Without.json',
      ...Object.keys(refusedExamples),
    ]);
    expect(reasonsFor('Late.json')).toContain('expected a living person');
    expect(reasonsFor('Unfinished.json')).toContain('got physical therapy with status active');
    expect(reasonsFor('Without.json')).toContain('got no CarePlan');
  });

  it('tells of what class each reason is', () => {
    expect(verdictOn('Late.json')?.reasonClasses).toContain('deceased');
    expect(verdictOn('Unfinished.json')?.reasonClasses).toEqual(['no-discharge-fact']);
    expect(verdictOn('Without.json')?.reasonClasses).toEqual(['no-discharge-fact']);
    for (const [file, reason] of Object.entries(refusedExamples))
      expect(verdictOn(file)?.reasonClasses).toContain(reason);
    expect(verdictOn('nobody.json')?.folder).toBe('refused');
  });

  it('judges a file by itself when its message id was taken', () => {
    expect(verdictOn('ada-again.json')).toMatchObject({
      outcome: 'already accepted',
      alone: { outcome: 'accepted with gaps' },
    });
  });

  it('does not guess at what is no record', () => {
    expect(namesOf('unsupported')).toEqual(['LICENSE.txt']);
    expect(reasonsFor('LICENSE.txt')).toContain('application/fhir+json');
  });

  it('opens nothing twice when the folder is posted again', async () => {
    expect(lasting(await posted())).toEqual(lasting(verdicts));
    expect(await workList()).toHaveLength(living.length);
  });

  it('writes a report without anybody in it', async () => {
    const report = readFileSync(reportFile(), 'utf8');
    expect(report.trimEnd().split('\n')).toHaveLength(verdicts.length);
    expect(report).not.toMatch(/Fictitious|RPT-/);
  });
});

describe('given what is expected of them', () => {
  const course = { dischargedAt: '2026-03-02T15:04:05Z' };

  const expecting = (ofCleo: string): string => {
    const expected = join(root, 'expected.json');
    const verdictsStated = [
      { file: 'Cleo.json', verdict: ofCleo, because: 'the course is completed; nobody referred' },
      {
        file: 'ada-again.json',
        verdict: 'accepted with gaps',
        because: 'by itself it is as good as the first',
      },
      {
        file: 'Late.json',
        verdict: 'refused',
        reasons: ['deceased'],
        because: 'nobody is referred who died',
      },
    ];
    const translations = [
      {
        file: 'Cleo.json',
        because: 'the course of the example, of somebody else',
        fields: { ...course, 'client.name.family': { present: true }, disposition: null },
      },
    ];
    writeFileSync(expected, JSON.stringify({ folder: 'records', verdicts: verdictsStated, translations }));
    return expected;
  };

  it('says that it holds, and ends well', async () => {
    const { exitCode, told } = await run('--expected', expecting('accepted with gaps'));
    expect(told).toContain('expected verdicts: 3 of 3 hold; field-level translations: 1 of 1 hold');
    expect(exitCode).toBe(0);
  });

  it('says what does not, and ends with 1', async () => {
    const { exitCode, told } = await run('--expected', expecting('accepted'));
    expect(told).toContain('expected verdicts: 2 of 3 hold; field-level translations: 1 of 1 hold');
    expect(told).toMatch(/records\/Cleo\.json: expected accepted, because .*; got accepted with gaps/);
    expect(exitCode).toBe(1);
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
