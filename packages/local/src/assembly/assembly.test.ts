import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAssembly } from './read-assembly.ts';
import { synthesize } from './synthesize.ts';

let root: string;
const options = () => ({
  projectRoot: root,
  outputFolder: join(root, 'out'),
  region: 'ca-central-1',
  stage: 'dev',
});

/** A stand-in for a CDK app: writes what it was given into the description of one stack. */
const app = `
import { writeFileSync } from 'node:fs';
const { CDK_OUTDIR, CDK_CONTEXT_JSON, CDK_VALIDATION } = process.env;
const context = JSON.parse(CDK_CONTEXT_JSON);
writeFileSync(CDK_OUTDIR + '/one.json', JSON.stringify({ Resources: {}, Description: JSON.stringify({ ...context, CDK_VALIDATION }) }));
writeFileSync(CDK_OUTDIR + '/manifest.json', JSON.stringify({ artifacts: {
  One: { type: 'aws:cloudformation:stack', environment: 'aws://unknown-account/' + context.region, properties: { templateFile: 'one.json' } } } }));
`;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'assembly-'));
  writeFileSync(join(root, 'cdk.json'), JSON.stringify({ app: 'node app.mjs', context: { flag: true } }));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('synthesizing', () => {
  test('runs the app of cdk.json with its context, region and stage, and bundles nothing', async () => {
    writeFileSync(join(root, 'app.mjs'), app);
    const [stack] = await readAssembly(await synthesize(options()), 'ca-central-1');
    expect(JSON.parse(stack?.template.Description ?? '')).toEqual({
      flag: true,
      region: 'ca-central-1',
      stage: 'dev',
      onThisMachine: true,
      'aws:cdk:bundling-stacks': [],
      CDK_VALIDATION: 'false',
    });
  });

  test('an app that fails is told with what it said', async () => {
    writeFileSync(join(root, 'app.mjs'), 'throw new Error("no such region in the config")');
    await expect(synthesize(options())).rejects.toThrow(/exit 1[^]*no such region in the config/);
  });
});

describe('reading an assembly', () => {
  const write = (folder: string, artifacts: object, templates: Record<string, object>): void => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ artifacts }));
    for (const [file, template] of Object.entries(templates))
      writeFileSync(join(folder, file), JSON.stringify(template));
  };
  const stackIn = (environment: string) => ({
    type: 'aws:cloudformation:stack',
    environment,
    properties: { templateFile: 'stack.json' },
  });

  test('takes the stacks of one region, those of nested stages too', async () => {
    const template = { 'stack.json': { Resources: {} } };
    write(
      root,
      {
        Here: stackIn('aws://111122223333/ca-central-1'),
        There: stackIn('aws://111122223333/eu-west-1'),
        Stage: { type: 'cdk:cloud-assembly', properties: { directoryName: 'stage' } },
        Tree: { type: 'cdk:tree' },
      },
      template,
    );
    write(join(root, 'stage'), { Inner: stackIn('aws://unknown-account/ca-central-1') }, template);
    const stacks = await readAssembly(root, 'ca-central-1');
    expect(stacks.map(({ stackName, account }) => `${stackName} ${account}`)).toEqual([
      'Here 111122223333',
      'Inner 000000000000',
    ]);
  });

  test('refuses a template section it does not know, by name', async () => {
    write(
      root,
      { One: stackIn('aws://x/ca-central-1') },
      { 'stack.json': { Resources: {}, Transform: 'AWS::Serverless' } },
    );
    await expect(readAssembly(root, 'ca-central-1')).rejects.toThrow(/Transform/);
  });
});
