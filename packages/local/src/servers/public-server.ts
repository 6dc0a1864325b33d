import type { Cloud } from '../cloud/cloud.ts';
import { answerControl } from '../control/control-routes.ts';
import { answerToken } from '../issuer/token-endpoint.ts';
import { type Answer, json } from '../wire/answer.ts';
import { BodyTooLarge, readBody } from '../wire/read-body.ts';
import { refuseForeign } from './local-callers.ts';
import type { Answering } from './server.ts';

const tokenBodyLimitBytes = 10_000;

/** The address people use: the API, the token endpoint, and `/_local`. */
export function publicAnswering(cloud: Cloud): Answering {
  return async (request) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const isControl = path === '/_local' || path.startsWith('/_local/');
    if (isControl || path === '/oauth2/token') {
      const refused = refuseForeign(request);
      if (refused) return refused;
    }
    if (isControl) return answerControl(cloud, request);
    if (path === '/oauth2/token' && request.method === 'POST')
      return withBody(async () => {
        const body = await readBody(request, tokenBodyLimitBytes);
        return answerToken(cloud.issuer, request.headers.authorization, body.toString());
      });
    if (path.endsWith('/.well-known/jwks.json') && request.method === 'GET')
      return json(200, { keys: [cloud.issuer.key.publicJwk] });
    return cloud.api ? cloud.api.answer(request) : json(404, { message: 'Not Found' });
  };
}

async function withBody(answer: () => Promise<Answer>): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof BodyTooLarge) return json(413, { error: 'invalid_request' });
    throw error;
  }
}
