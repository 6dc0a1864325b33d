import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LocalCloud } from '../src/index.ts';
import { apiCloud } from './fixture/api-cloud.ts';

const folder = apiCloud();
let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await folder.start();
});
afterAll(async () => {
  await cloud.stop();
  folder.remove();
});

const call = (path: string, init?: RequestInit): Promise<Response> => fetch(`${cloud.apiUrl}${path}`, init);

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
describe('a request through the HTTP API', () => {
  test('reaches the function in payload format 2.0', async () => {
    const response = await call('/open/a%20b?x=1&x=2&y=3', {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: 'one=1; two=2' },
      body: '{"ä":1}',
    });
    const event = JSON.parse(await response.text());
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /open/{name}',
      rawPath: '/open/a%20b',
      rawQueryString: 'x=1&x=2&y=3',
      cookies: ['one=1', 'two=2'],
      queryStringParameters: { x: '1,2', y: '3' },
      pathParameters: { name: 'a b' },
      body: '{"ä":1}',
      isBase64Encoded: false,
      requestContext: { stage: '$default', http: { method: 'POST', protocol: 'HTTP/1.1' } },
    });
    expect(event.headers.cookie).toBeUndefined();
    expect(event.requestContext.time).toMatch(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/);
    expect(response.headers.get('apigw-requestid')).toBeTruthy();
  });

  test('hands on in base64 what is not text to API Gateway', async () => {
    const response = await call('/open/a', {
      method: 'POST',
      headers: { 'content-type': 'application/fhir+json' },
      body: '{}',
    });
    expect(await response.json()).toMatchObject({ body: 'e30=', isBase64Encoded: true });
  });

  test('an answer without a status code is the body of a 200', async () => {
    const response = await call('/open/a?do=time');
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toMatchObject({ isDate: true });
  });
});

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
describe('the gateway itself refuses', () => {
  test('a path without a route', async () => {
    const response = await call('/nowhere');
    expect([response.status, await response.json()]).toEqual([404, { message: 'Not Found' }]);
  });

  test('a body of more than 10 MB', async () => {
    const response = await call('/open/a', { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1) });
    expect([response.status, await response.json()]).toEqual([413, { message: 'Request Entity Too Large' }]);
  });

  test('an event that Lambda would not take (6 MB)', async () => {
    const response = await call('/open/a', { method: 'POST', body: Buffer.alloc(5 * 1024 * 1024) });
    expect(response.status).toBe(413);
  });

  test('headers of more than 10,240 bytes', async () => {
    expect((await call('/open/a', { headers: { 'x-long': 'x'.repeat(10_240) } })).status).toBe(431);
  });
});

/** @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html */
describe('a function that goes wrong', () => {
  test.each([['throw'], ['exit'], ['floating-rejection'], ['heap'], ['sleep'], ['loop'], ['large'], ['odd']])(
    'by %s fails its own invocation, and the next one is answered',
    async (way) => {
      const response = await call(`/open/a?do=${way}`);
      expect([response.status, await response.json()]).toEqual([500, { message: 'Internal Server Error' }]);
      expect((await call('/open/a')).status).toBe(200);
    },
    20_000,
  );

  test('shows in the state of its pool', async () => {
    const state = JSON.parse(await (await call('/_local/')).text());
    expect(state.functions).toMatchObject([{ name: 'Fixture-Function', failures: expect.any(Number) }]);
    expect(state.functions[0].lastFailure.errorType).toBeTruthy();
  });
});
