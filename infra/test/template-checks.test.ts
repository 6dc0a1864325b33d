import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '@continuum/contracts';
import { type App, CfnResource, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { IConstruct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { type Deployment, stackNameOf } from '../config/deployment.ts';
import { deployments } from '../config/regions.ts';
import { addStage } from '../stacks/stage.ts';
import { acknowledged } from './acknowledged.ts';
import { checked, inMemory, withApp } from './synthesize.ts';

interface Finding {
  readonly ruleName: string;
  readonly reason?: string;
  readonly acknowledgedAt?: string;
}

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly Finding[];
    readonly suppressedViolations?: readonly Finding[];
  }[];
}

const { report, recorded } = withApp(checked, (app, outdir) => {
  for (const deployment of deployments) addStage(app, deployment, routes);
  app.synth();
  const text = readFileSync(join(outdir, 'validation-report.json'), 'utf8');
  return { report: JSON.parse(text) as Report, recorded: acknowledgements(app) };
});

const accepted = report.pluginReports.flatMap(({ suppressedViolations }) => suppressedViolations ?? []);

/** Each acknowledgement in the tree of constructs: `<finding> at <path>`. */
function acknowledgements(app: App): string[] {
  return app.node
    .findAll()
    .flatMap((construct: IConstruct) =>
      construct.node.metadata
        .filter(({ type }) => type === 'aws:cdk:acknowledged-rules')
        .flatMap(({ data }) =>
          Object.keys(data).map((id) => `${id.split('::').slice(1).join('::')} at ${construct.node.path}`),
        ),
    );
}

/** What was accepted in one stage, in the form of the list. */
function acceptedIn(deployment: Deployment): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { ruleName, acknowledgedAt = '' } of accepted)
    for (const part of ['data', 'service'] as const) {
      const stack = `${stackNameOf(deployment, part)}/`;
      if (!acknowledgedAt.startsWith(stack)) continue;
      const [, rule = '', objects] = /^([^[]+)(?:\[Resource::[^/]+\/(.+)\])?$/.exec(ruleName) ?? [];
      const site = `${part}/${acknowledgedAt.slice(stack.length)}`;
      found[rule] = [...(found[rule] ?? []), objects === undefined ? site : `${site} ${objects}`].sort();
    }
  return found;
}

describe('the checks of the templates', () => {
  it('find nothing to change in any region and stage', () => {
    expect(report.pluginReports.flatMap(({ violations }) => violations)).toEqual([]);
  });

  it.each(deployments)('accept in $region $stage what the list names, and nothing besides', (deployment) => {
    expect(acceptedIn(deployment)).toEqual(
      Object.fromEntries(Object.entries(acknowledged).map(([rule, sites]) => [rule, [...sites].sort()])),
    );
  });

  it('accept nothing without a reason', () => {
    expect(accepted.length).toBeGreaterThan(0);
    expect(accepted.filter(({ reason = '' }) => reason.length < 30)).toEqual([]);
  });

  it('have a finding behind every acknowledgement', () => {
    const used = new Set(accepted.map(({ ruleName, acknowledgedAt }) => `${ruleName} at ${acknowledgedAt}`));
    expect(recorded.filter((one) => !used.has(one))).toEqual([]);
    expect(recorded).toHaveLength(used.size);
  });
});

/** What stops the synthesis of a stack with a mistake. */
function findingsOn(plant: (stack: Stack) => void): string {
  try {
    withApp(inMemory, (app) => {
      plant(new Stack(app, 'planted', { env: { region: 'eu-central-1' } }));
      app.synth();
    });
  } catch (error) {
    return String(error);
  }
  throw new Error('the synthesis went through');
}

describe('a template with a mistake', () => {
  it('stops the synthesis: a queue without redrive and encryption in transit', () => {
    const findings = findingsOn((stack) => new Queue(stack, 'Bare'));
    expect(findings).toContain('AwsSolutions-SQS3');
    expect(findings).toContain('AwsSolutions-SQS4');
    expect(findings).toContain('Serverless-SQSRedrivePolicy');
  });

  it('stops the synthesis: a property CloudFormation does not know', () => {
    const findings = findingsOn(
      (stack) =>
        new CfnResource(stack, 'Misspelt', {
          type: 'AWS::Events::EventBus',
          properties: { Name: 'events', KmsKey: 'a-key' },
        }),
    );
    expect(findings).toContain('CloudFormation-Validate::F3002');
  });

  it('stops the synthesis: a permission on everything', () => {
    const findings = findingsOn(
      (stack) =>
        new ManagedPolicy(stack, 'Policy', {
          statements: [new PolicyStatement({ actions: ['dynamodb:*'], resources: ['*'] })],
        }),
    );
    expect(findings).toContain('AwsSolutions-IAM5[Action::dynamodb:*]');
    expect(findings).toContain('AwsSolutions-IAM5[Resource::*]');
  });

  it('stops the synthesis: a secret that is neither rotated nor under a key of ours', () => {
    const findings = findingsOn((stack) => new Secret(stack, 'Secret'));
    expect(findings).toContain('HIPAA.Security-SecretsManagerUsingKMSKey');
  });
});
