import { describe, expect, it } from 'vitest';
import type { Deployment } from '../config/deployment.ts';
import { functions } from '../stacks/functions.ts';
import { functionsByName } from './laws/permissions.ts';
import { synthesizeAll } from './synthesize.ts';
import { plain } from './template.ts';

/** What stands behind each name a function reads from its environment. */
const environment = ({ region, stage }: Deployment) => ({
  TABLE_NAME: '<Table>',
  BUCKET_NAME: `continuum-${stage}-originals-<AWS::AccountId>-${region}`,
  BUS_NAME: '<DomainBus>',
  HASHING_KEY_SECRET_ARN: '<HashingKey>',
  WEBHOOK_TARGETS: 'public',
});

describe.each([...synthesizeAll()])('the functions of $region $stage', (deployment, { service }) => {
  const declared = functionsByName(service);

  it('are those of the facts', () => {
    expect([...declared.keys()].sort()).toEqual(functions.map(({ name }) => name).sort());
  });

  it.each(functions)('$name is placed as its facts say', (facts) => {
    const resource = declared.get(facts.name)?.[1];
    expect(resource?.Metadata?.['Continuum::Entry']).toBe(facts.entry);
    expect(resource?.Properties).toMatchObject({
      Description: facts.purpose,
      MemorySize: facts.memoryMegabytes,
      Timeout: facts.timeoutSeconds,
      ReservedConcurrentExecutions: deployment.reservedConcurrency[facts.trigger.kind],
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
    });
    const { POWERTOOLS_SERVICE_NAME, POWERTOOLS_METRICS_NAMESPACE, ...own } =
      resource?.Properties.Environment.Variables;
    expect([POWERTOOLS_SERVICE_NAME, POWERTOOLS_METRICS_NAMESPACE]).toEqual([facts.name, 'Continuum']);
    const values = environment(deployment);
    expect(Object.fromEntries(Object.entries(own).map(([name, value]) => [name, plain(value)]))).toEqual(
      Object.fromEntries(facts.environment.map((name) => [name, values[name]])),
    );
  });
});
