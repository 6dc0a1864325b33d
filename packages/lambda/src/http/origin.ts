import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** Where the API is, as whoever asks knows it; both parts are the gateway's own. */
export const originOf = ({
  headers,
  requestContext,
}: Pick<APIGatewayProxyEventV2, 'headers' | 'requestContext'>): string =>
  `${headers['x-forwarded-proto'] ?? 'https'}://${requestContext.domainName}`;
