import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '@continuum/contracts';
import { App, type Stack } from 'aws-cdk-lib';
import type { Deployment } from '../config/deployment.ts';
import { stackNameOf } from '../config/deployment.ts';
import { deployments } from '../config/regions.ts';
import { projectRoot } from '../constructs/bundle.ts';
import { addStage } from '../stacks/stage.ts';
import { checkTemplates } from '../stacks/template-checks.ts';
import type { StageTemplates, Template } from './template.ts';

/** The settings that cdk.json gives the real app, with nothing bundled. */
const context = {
  ...JSON.parse(readFileSync(join(projectRoot, 'cdk.json'), 'utf8')).context,
  'aws:cdk:bundling-stacks': [],
};

interface AppOptions {
  /** With the checks that stop `npm run synth`. */
  readonly checked: boolean;
  /** Findings come with the error, not on the console. */
  readonly inMemory?: boolean;
}

export const unchecked: AppOptions = { checked: false };
export const checked: AppOptions = { checked: true };
export const inMemory: AppOptions = { checked: true, inMemory: true };

/** Runs `use` with an app whose output is gone afterwards. */
export function withApp<T>(options: AppOptions, use: (app: App, outdir: string) => T): T {
  const app = new App({
    ...(options.inMemory ? {} : { outdir: mkdtempSync(join(tmpdir(), 'continuum-infra-')) }),
    context,
    builtinCloudFormationValidation: options.checked,
  });
  try {
    if (options.checked) checkTemplates(app);
    return use(app, app.outdir);
  } finally {
    rmSync(app.outdir, { recursive: true, force: true });
  }
}

/** The templates of every region and stage, as `npm run synth` writes them. */
export function synthesizeAll(chosen: readonly Deployment[] = deployments): Map<Deployment, StageTemplates> {
  return withApp(unchecked, (app) => {
    for (const deployment of chosen) addStage(app, deployment, routes);
    const assembly = app.synth();
    const template = (name: string): Template => assembly.getStackByName(name).template;
    return new Map(
      chosen.map((one) => [
        one,
        { data: template(stackNameOf(one, 'data')), service: template(stackNameOf(one, 'service')) },
      ]),
    );
  });
}

/** The templates of one stage. */
export function synthesizeOne(deployment: Deployment): StageTemplates {
  const templates = synthesizeAll([deployment]).get(deployment);
  if (!templates) throw new Error('nothing was synthesized');
  return templates;
}

export const production = deployments.find(({ stage }) => stage === 'prod') as Deployment;
export const development = deployments.find(({ stage }) => stage === 'dev') as Deployment;

/** The template of one stack made for a test. */
export function templateOf(build: (app: App) => Stack): Template {
  return withApp(unchecked, (app) => {
    const { stackName } = build(app);
    return app.synth().getStackByName(stackName).template;
  });
}
