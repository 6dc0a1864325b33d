import { describe, expect, it } from 'vitest';
import { deployments } from '../config/regions.ts';
import { isAdvice } from './cdk-advice.ts';
import { readArguments } from './cdk-arguments.ts';

const places = deployments.filter(({ region }) => region !== 'us-east-1');
const read = (...words: string[]) => readArguments(words, places);

describe('npm run synth, diff and deploy', () => {
  it('deploy one stage of one region, one stack after the other, and ask first', () => {
    expect(read('deploy', '--region', 'eu-central-1', '--stage', 'prod')).toEqual({
      cdkArguments: [
        'deploy',
        'continuum-prod-eu-central-1-data',
        'continuum-prod-eu-central-1-service',
        '--context',
        'region=eu-central-1',
        '--context',
        'stage=prod',
        '--concurrency',
        '1',
        '--require-approval',
        'any-change',
      ],
      opsArguments: ['partner', 'sync', '--region', 'eu-central-1', '--stage', 'prod'],
    });
  });

  it('deploy without asking when told so', () => {
    const reading = read('deploy', '--region', 'eu-central-1', '--stage', 'dev', '--yes');
    expect(reading).toMatchObject({ cdkArguments: expect.arrayContaining(['--require-approval', 'never']) });
  });

  it('touch no registry unless they deploy', () => {
    expect(read('diff', '--region', 'eu-central-1', '--stage', 'prod')).not.toHaveProperty('opsArguments');
    expect(read('synth', '--region', 'eu-central-1', '--stage', 'prod')).not.toHaveProperty('opsArguments');
  });

  it('synthesize every place without options', () => {
    const reading = read('synth');
    expect(reading).toMatchObject({ cdkArguments: expect.not.arrayContaining(['--context']) });
    expect(
      'cdkArguments' in reading && reading.cdkArguments.filter((word) => word.endsWith('-data')),
    ).toHaveLength(places.length);
  });

  it('explain themselves, with every region and stage', () => {
    for (const words of [[], ['--help'], ['deploy', '--help']]) {
      const reading = read(...words);
      expect('help' in reading && reading.help).toContain('--region ca-central-1 --stage prod');
    }
  });
});

describe('what cannot be meant', () => {
  it('an unknown region and an unknown stage are refused together, with the choices', () => {
    expect(() => read('diff', '--region', 'mars', '--stage', 'test')).toThrow(
      'There is no region "mars". Choose from: ca-central-1, eu-central-1.\n' +
        'There is no stage "test". Choose from: dev, prod.',
    );
  });

  it('a deployment of everything is refused', () => {
    expect(() => read('deploy')).toThrow('deploy needs --region and --stage.');
    expect(() => read('deploy', '--region', 'eu-central-1')).toThrow('deploy needs --stage.');
  });

  it('an unknown task and an unknown option are refused by name', () => {
    expect(() => read('destroy')).toThrow('There is no task "destroy". Choose from: synth, diff, deploy.');
    expect(() => read('synth', '--regoin')).toThrow('--regoin: there is no such option');
  });

  it('an option without its value, given twice, or with words nobody expects is told with all the others', () => {
    expect(() => read('synth', '--stage')).toThrow('--stage: its value is missing');
    expect(() => read('deploy', '--stage', 'dev', '--stage=prod', '--region=', 'now', '--yes=no')).toThrow(
      [
        '--stage: it is given twice',
        '--region: its value is missing',
        'now: nothing was expected here',
        '--yes: it takes no value',
      ].join('\n'),
    );
  });

  it('consent belongs to a deployment', () => {
    expect(() => read('diff', '--region', 'eu-central-1', '--stage', 'dev', '--yes')).toThrow(
      '--yes belongs to deploy only.',
    );
  });
});

describe('what the CDK says', () => {
  it('is passed on, but for advice that works only with its own command line', () => {
    const blue = (text: string) => `\u001b[34m${text}\u001b[39m`;
    for (const line of [
      `Supply a stack id (${blue('continuum-dev')}) to display its template.`,
      "1 feature flags are not configured. Run 'cdk flags --unstable=flags' to learn more.",
      blue('Supply a stack id (continuum-dev) to display its template.'),
    ])
      expect(isAdvice(line)).toBe(true);
    for (const line of ['Successfully synthesized to cdk.out', 'Bundling asset continuum-dev/Code...', ''])
      expect(isAdvice(line)).toBe(false);
  });
});
