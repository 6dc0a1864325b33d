import type { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { describe, expect, test } from 'vitest';
import { outputsOfStage } from './outputs-of-stage.ts';

const place = { region: 'us-east-1', stage: 'dev' } as const;

/** A CloudFormation that knows these stacks and no other. */
const stacksInMemory = (stacks: Readonly<Record<string, Readonly<Record<string, string>>>>) =>
  ({
    send: async ({ input }: DescribeStacksCommand) => {
      const outputs = stacks[input.StackName ?? ''];
      if (outputs === undefined)
        throw Object.assign(new Error('does not exist'), { name: 'ValidationError' });
      const Outputs = Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }));
      return { Stacks: [{ Outputs }] };
    },
  }) as unknown as CloudFormationClient;

describe('what a deployed stage says of itself', () => {
  test('the outputs of both its stacks are gathered', async () => {
    const client = stacksInMemory({
      'continuum-dev-us-east-1-data': { TableName: 'continuum-dev' },
      'continuum-dev-us-east-1-service': { ApiId: 'api-1' },
    });
    expect(await outputsOfStage(place, client)).toEqual({ TableName: 'continuum-dev', ApiId: 'api-1' });
  });

  test('a stage that is not deployed is refused by the name of its stack', async () => {
    const client = stacksInMemory({ 'continuum-dev-us-east-1-data': {} });
    await expect(outputsOfStage(place, client)).rejects.toThrow(
      'There is no stack continuum-dev-us-east-1-service; deploy it first',
    );
  });

  test('any other failure is told as it is', async () => {
    const denied = {
      send: () => Promise.reject(new Error('access denied')),
    } as unknown as CloudFormationClient;
    await expect(outputsOfStage(place, denied)).rejects.toThrow('access denied');
  });
});
