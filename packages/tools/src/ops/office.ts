import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createLogins, createRegistryDesk, type Logins, openTable, type RegistryDesk } from '@continuum/aws';
import { findRunningCloud, type RunningCloud } from '@continuum/local';
import * as z from 'zod';
import type { Place } from './place.ts';
import { Refused } from './refused.ts';

/** Everything an ops command works with. */
export interface Office {
  readonly desk: RegistryDesk;
  readonly logins: Logins;
  readonly tokenUrl: string;
  /** The client that members' apps sign in by. */
  readonly memberClientId: string;
  /** On a laptop there is no page where a temporary password could be replaced. */
  readonly passwords: 'temporary' | 'permanent';
}

const outputs = z.object({
  TableName: z.string(),
  UserPoolId: z.string(),
  MemberClientId: z.string(),
  TokenEndpoint: z.string(),
  ApiId: z.string(),
  AuthorizerId: z.string(),
});
type Outputs = z.infer<typeof outputs>;

interface Clients {
  readonly dynamodb: DynamoDBClient;
  readonly cognito: CognitoIdentityProviderClient;
  readonly gateway: ApiGatewayV2Client;
}

const openedWith = (
  { dynamodb, cognito, gateway }: Clients,
  { TableName, UserPoolId, MemberClientId, ApiId, AuthorizerId }: Outputs,
): Pick<Office, 'desk' | 'logins' | 'memberClientId'> => ({
  desk: createRegistryDesk(openTable({ client: DynamoDBDocumentClient.from(dynamodb), name: TableName })),
  logins: createLogins({
    cognito,
    gateway,
    userPoolId: UserPoolId,
    memberClientId: MemberClientId,
    apiId: ApiId,
    authorizerId: AuthorizerId,
  }),
  memberClientId: MemberClientId,
});

const readOutputs = (found: unknown, whose: string): Outputs => {
  const result = outputs.safeParse(found);
  if (result.success) return result.data;
  const missing = result.error.issues.map(({ path }) => path.join('.'));
  throw new Refused(`${whose} has no output ${missing.join(', ')}; deploy it anew`);
};

/** The office of a running local cloud. */
export const localOffice = (
  cloud: Pick<RunningCloud, 'environment' | 'outputs' | 'region' | 'tokenUrl'>,
): Office => {
  const { environment, region } = cloud;
  const at = (service: string) => ({
    region,
    endpoint: environment[`AWS_ENDPOINT_URL_${service}`] ?? '',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const clients = {
    dynamodb: new DynamoDBClient(at('DYNAMODB')),
    cognito: new CognitoIdentityProviderClient(at('COGNITO_IDENTITY_PROVIDER')),
    gateway: new ApiGatewayV2Client(at('APIGATEWAYV2')),
  };
  return {
    ...openedWith(clients, readOutputs(cloud.outputs, 'the local cloud')),
    tokenUrl: cloud.tokenUrl,
    passwords: 'permanent',
  };
};

/** The office of a deployed stage, with the AWS credentials of the environment. */
const deployedOffice = async (place: Extract<Place, { kind: 'deployed' }>): Promise<Office> => {
  const { region } = place;
  const { outputsOfStage } = await import('./outputs-of-stage.ts');
  const read = readOutputs(await outputsOfStage(place), `the stage ${place.stage} in ${region}`);
  const clients = {
    dynamodb: new DynamoDBClient({ region }),
    cognito: new CognitoIdentityProviderClient({ region }),
    gateway: new ApiGatewayV2Client({ region }),
  };
  return { ...openedWith(clients, read), tokenUrl: read.TokenEndpoint, passwords: 'temporary' };
};

/** @throws Refused when no local cloud runs on the folder, or the stage is not deployed */
export const openOffice = async (place: Place): Promise<Office> => {
  if (place.kind === 'deployed') return deployedOffice(place);
  const cloud = findRunningCloud(place.dataFolder);
  if (cloud !== undefined) return localOffice(cloud);
  throw new Refused(
    `No local cloud runs on the data folder ${place.dataFolder}. Start one with npm start, name its folder with --data, or a deployed stage with --region and --stage.`,
  );
};
