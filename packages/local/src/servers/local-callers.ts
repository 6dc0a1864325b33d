import type { IncomingMessage } from 'node:http';
import { type Answer, json } from '../wire/answer.ts';

const localHost = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * Refuses what a web page of another origin could send: a foreign `Host` (a name that was pointed at this
 * machine) and a foreign `Origin`.
 */
export function refuseForeign(request: IncomingMessage): Answer | undefined {
  const { host = '', origin } = request.headers;
  if (!localHost.test(host)) return json(403, { message: 'the local cloud answers this machine only' });
  if (origin !== undefined && origin !== `http://${host}`)
    return json(403, { message: 'the local cloud answers no page of another origin' });
  return undefined;
}
