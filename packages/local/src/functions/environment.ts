/** What presigned addresses are signed with. */
export const localSecret = 'local';

/** Credentials that are valid nowhere: locally they sign addresses and no more, and nothing remote accepts them. */
const localCredentials = {
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: localSecret,
} as const;

/**
 * Under these an AWS SDK client talks to the local cloud and never to AWS or to the developer's own profile.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function sdkEnvironment(
  region: string,
  servicesUrl: string,
  dynamodbUrl: string,
): Record<string, string> {
  return {
    ...localCredentials,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: `${servicesUrl}/unknown`,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodbUrl,
    AWS_ENDPOINT_URL_EVENTBRIDGE: `${servicesUrl}/eventbridge`,
    AWS_ENDPOINT_URL_S3: `${servicesUrl}/s3`,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: `${servicesUrl}/secretsmanager`,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: `${servicesUrl}/cognito-idp`,
    AWS_ENDPOINT_URL_APIGATEWAYV2: `${servicesUrl}/apigateway`,
  };
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
export function runtimeEnvironment(name: string, memoryMegabytes: number): Record<string, string> {
  return {
    TZ: 'UTC',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  };
}
