import { scopes } from '@continuum/contracts';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { minute, type World } from '../world/world.ts';
import type { Lambda } from './function.ts';

/** A request as a client sends it. */
export interface Request {
  /** Who signs it: the `client_id` of a partner or the `sub` of a member. */
  readonly login: string;
  /** `POST /v1/discharges`: the route as the API names it. */
  readonly route: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly etag: string | undefined;
  readonly text: string;
}

export interface Gateway {
  /** Resolves to nothing where no answer came. */
  send(request: Request): Promise<Answer | undefined>;
  /** Requests that functions are at work on. */
  underWay(): number;
}

const everyScope = scopes.join(' ');

const eventOf = ({ login, route, path, query = '', headers = {}, body }: Request, requestId: string) => ({
  version: '2.0',
  routeKey: route,
  rawQueryString: query,
  headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
  ...(path === undefined ? {} : { pathParameters: path }),
  requestContext: {
    requestId,
    domainName: 'api.example.com',
    authorizer: { jwt: { claims: { sub: login, client_id: login, token_use: 'access', scope: everyScope } } },
  },
  ...(body === undefined ? {} : { body }),
  isBase64Encoded: false,
});

/**
 * The HTTP API: a request may be lost on its way in, its answer on the way out, and a function that dies is a 503.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export const createGateway = (world: World, functionOf: (route: string) => Lambda): Gateway => {
  const { schedule, faults } = world;
  const random = world.random('gateway');
  let requests = 0;
  let underWay = 0;

  const answered = async (request: Request): Promise<Answer> => {
    requests += 1;
    underWay += 1;
    const invoked = await functionOf(request.route).invoke(eventOf(request, `request-${requests}`), 1);
    underWay -= 1;
    if (invoked.kind === 'failed') return { status: 503, etag: undefined, text: '' };
    const { statusCode = 0, headers = {}, body = '' } = invoked.value as APIGatewayProxyStructuredResultV2;
    const etag = headers['etag'];
    return { status: statusCode, etag: typeof etag === 'string' ? etag : undefined, text: body };
  };

  return {
    underWay: () => underWay,
    send: async (request) => {
      const { dropThenRetry, delay } = faults();
      const lost = random.chance(dropThenRetry * 0.5);
      const late = random.chance(0.05) ? random.waiting(delay * minute * 0.05) : 0;
      await schedule.sleep(random.between(5, 100) + late);
      if (lost && random.chance(0.5)) return undefined;
      const answer = await answered(request);
      await schedule.sleep(random.between(5, 100));
      return lost ? undefined : answer;
    },
  };
};
