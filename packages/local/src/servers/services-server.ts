import { answerS3 } from '../buckets/s3-endpoint.ts';
import { eventbridgeOperations } from '../buses/eventbridge-endpoint.ts';
import type { Cloud } from '../cloud/cloud.ts';
import { answerGatewayControl } from '../gateway/gateway-endpoint.ts';
import { cognitoOperations } from '../issuer/cognito-endpoint.ts';
import { secretsOperations } from '../secrets/secrets-endpoint.ts';
import { json } from '../wire/answer.ts';
import { answerAwsJson, type Caller, type Operation } from '../wire/aws-json.ts';
import { BodyTooLarge, readBody } from '../wire/read-body.ts';
import { refuseForeign } from './local-callers.ts';
import type { Answering } from './server.ts';

const bodyLimitBytes = 64 * 1024 * 1024;

/** The address AWS SDK clients use: one path per service, as `AWS_ENDPOINT_URL_<SERVICE>` names it. */
export function servicesAnswering(cloud: Cloud): Answering {
  const { surroundings, buses, secrets, issuer, authorizers, audiences, buckets } = cloud;
  const jsonServices: Readonly<Record<string, Record<string, Operation>>> = {
    eventbridge: eventbridgeOperations(buses),
    secretsmanager: secretsOperations(secrets),
    'cognito-idp': cognitoOperations(issuer),
  };
  return async (request) => {
    const refused = refuseForeign(request);
    if (refused) return refused;
    const url = new URL(request.url ?? '/', 'http://local');
    const [, service = '', ...rest] = url.pathname.split('/');
    const path = `/${rest.join('/')}`;
    try {
      const body = await readBody(request, bodyLimitBytes);
      const operations = jsonServices[service];
      const method = request.method ?? 'GET';
      if (operations) {
        const target = String(request.headers['x-amz-target'] ?? '');
        return await answerAwsJson(
          operations,
          target,
          body,
          callerOf(request.headers.authorization, surroundings.account),
        );
      }
      if (service === 's3')
        return await answerS3(buckets, surroundings.clock, {
          method,
          path,
          signedPath: url.pathname,
          query: url.searchParams,
          headers: request.headers,
          body,
        });
      if (service === 'apigateway')
        return answerGatewayControl(authorizers, audiences, method, path, body.toString());
    } catch (error) {
      if (error instanceof BodyTooLarge) return json(413, { message: error.message });
      throw error;
    }
    const target = String(request.headers['x-amz-target'] ?? url.pathname);
    return json(501, {
      __type: 'NotImplemented',
      message: `${target}: this service is not run by the local cloud`,
    });
  };
}

function callerOf(authorization: string | undefined, account: string): Caller {
  const [, accessKeyId = ''] = /Credential=([^/]+)\//.exec(authorization ?? '') ?? [];
  return { account: /^\d{12}$/.test(accessKeyId) ? accessKeyId : account };
}
