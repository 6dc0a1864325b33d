import { describe, expect, test } from 'vitest';
import { Router } from './router.ts';

const router = new Router(
  [
    '$default',
    'ANY /pets/{proxy+}',
    'GET /pets/{id}',
    'ANY /pets/{id}',
    'GET /pets/dog',
    'GET /pets/{id}/toys',
  ].map((routeKey) => ({ routeKey, target: routeKey })),
);

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html#http-api-develop-routes.evaluation */
describe('choosing a route', () => {
  test.each([
    ['GET', '/pets/dog', 'GET /pets/dog', {}],
    ['GET', '/pets/7', 'GET /pets/{id}', { id: '7' }],
    ['POST', '/pets/7', 'ANY /pets/{id}', { id: '7' }],
    ['GET', '/pets/a%2Fb%20c/toys', 'GET /pets/{id}/toys', { id: 'a/b c' }],
    ['GET', '/pets/7/toys/ball', 'ANY /pets/{proxy+}', { proxy: '7/toys/ball' }],
    ['GET', '/pets/%zz', 'GET /pets/{id}', { id: '%zz' }],
    ['GET', '/elsewhere', '$default', {}],
  ])('%s %s takes %s', (method, path, routeKey, pathParameters) => {
    expect(router.match(method, path)).toEqual({ routeKey, target: routeKey, pathParameters });
  });

  test('without a route there is none', () => {
    expect(new Router([{ routeKey: 'GET /a', target: 1 }]).match('GET', '/b')).toBeUndefined();
  });
});
