import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { type Deployment, stackNameOf } from '@continuum/infra/deployment';
import { Refused } from './refused.ts';

const outputsOfStack = async (
  client: CloudFormationClient,
  StackName: string,
): Promise<Record<string, string>> => {
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName })).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'ValidationError')
      throw new Refused(
        `There is no stack ${StackName}; deploy it first, or choose another --region or --stage.`,
      );
    throw error;
  });
  const outputs = Stacks?.[0]?.Outputs ?? [];
  return Object.fromEntries(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
};

/**
 * What a deployed stage says of itself, with the AWS credentials of the environment.
 * @throws Refused when a stack of it does not exist
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 */
export const outputsOfStage = async (
  place: Pick<Deployment, 'region' | 'stage'>,
  client: CloudFormationClient = new CloudFormationClient({ region: place.region }),
): Promise<Record<string, string>> => {
  const parts = [stackNameOf(place, 'data'), stackNameOf(place, 'service')];
  const outputs = await Promise.all(parts.map((name) => outputsOfStack(client, name)));
  return Object.assign({}, ...outputs);
};
