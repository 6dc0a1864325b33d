import { Aws, CfnCondition, CfnMapping, CfnOutput, CfnParameter, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { foreignRegions } from './laws/residency.ts';
import { synthesizeAll, templateOf } from './synthesize.ts';
import { listOf, plain, theOnly } from './template.ts';

const stages = [...synthesizeAll()];

describe.each(stages)('the stacks of $region $stage', (deployment, { data, service }) => {
  it('name no other region', () => {
    expect([
      ...foreignRegions(data, deployment.region),
      ...foreignRegions(service, deployment.region),
    ]).toEqual([]);
  });

  it('keep the table in one replica, in the region itself', () => {
    const replicas = theOnly(data, 'AWS::DynamoDB::GlobalTable').Properties.Replicas;
    expect(replicas.map(({ Region }: { Region: unknown }) => Region)).toEqual([deployment.region]);
  });

  it('replicate no bucket, no secret and no event', () => {
    for (const { Type, Properties } of [
      ...Object.values(data.Resources),
      ...Object.values(service.Resources),
    ]) {
      if (Type === 'AWS::S3::Bucket') expect(Properties).not.toHaveProperty('ReplicationConfiguration');
      if (Type === 'AWS::SecretsManager::Secret') expect(Properties).not.toHaveProperty('ReplicaRegions');
      expect(Type).not.toBe('AWS::Events::Endpoint');
    }
  });

  it('import only what the data stack of the same region and stage exports', () => {
    const named = JSON.stringify(service).match(/"Fn::ImportValue":"([^"]+)"/g) ?? [];
    const own = `"Fn::ImportValue":"continuum-${deployment.stage}-${deployment.region}-data:`;
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((one) => !one.startsWith(own))).toEqual([]);
  });

  it('use each key only through services of the region', () => {
    const services = Object.values(service.Resources)
      .filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy')
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .flatMap(({ Condition }) => listOf<unknown>(Condition?.StringEquals?.['kms:ViaService']).map(plain));
    expect(services.length).toBeGreaterThan(0);
    expect(services.filter((name) => !name.endsWith(`.${deployment.region}.amazonaws.com`))).toEqual([]);
  });
});

describe('any other part of a template that points to another region', () => {
  const far = 'us-east-1';

  it.each([
    [
      'an output',
      (stack: Stack) => new CfnOutput(stack, 'Far', { value: `https://${far}.example` }),
      'Outputs',
    ],
    ['a parameter', (stack: Stack) => new CfnParameter(stack, 'Far', { default: far }), 'Parameters'],
    [
      'a condition',
      (stack: Stack) => new CfnCondition(stack, 'Far', { expression: Fn.conditionEquals(Aws.REGION, far) }),
      'Conditions',
    ],
    [
      'a mapping, and be it by its keys',
      (stack: Stack) => new CfnMapping(stack, 'Far', { mapping: { [far]: { bucket: 'copy' } } }),
      'Mappings',
    ],
  ])('is caught: %s', (_what, plant, section) => {
    const template = templateOf((app) => {
      const stack = new Stack(app, 'planted', { env: { region: 'eu-central-1' } });
      new CfnResource(stack, 'AtHome', { type: 'AWS::SQS::Queue' });
      plant(stack);
      return stack;
    });
    expect(foreignRegions(template, 'eu-central-1')).toEqual([`${section}.Far names ${far}`]);
  });
});

describe('a resource that points to another region', () => {
  it('is caught, with its name and the region it points to', () => {
    const template = templateOf((app) => {
      const stack = new Stack(app, 'planted', { env: { region: 'eu-central-1' } });
      new CfnResource(stack, 'Abroad', {
        type: 'AWS::Events::Rule',
        properties: { Targets: [{ Id: 'far', Arn: 'arn:aws:events:us-east-1:111122223333:event-bus/copy' }] },
      });
      new CfnResource(stack, 'AtHome', {
        type: 'AWS::Events::Rule',
        properties: { Targets: [{ Id: 'near', Arn: 'arn:aws:sqs:eu-central-1:111122223333:queue' }] },
      });
      return stack;
    });
    expect(foreignRegions(template, 'eu-central-1')).toEqual(['Abroad (AWS::Events::Rule) names us-east-1']);
  });
});
