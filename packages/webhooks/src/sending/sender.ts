import { type ClientRequest, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { AttemptNeeds, AttemptOutcome } from '@continuum/application';
import { hostOf, mayWriteTo, problemsOfTarget, type TargetRules } from '../target/target.ts';
import { type Resolve, type ResolvedAddress, resolveByDns } from './resolve.ts';
import { retryAfterSeconds } from './retry-after.ts';

export interface SenderSettings extends TargetRules {
  /** Of a whole attempt: resolving, connecting, writing and the answer's headers. */
  readonly timeoutMilliseconds: number;
  /** For Retry-After with a date. */
  readonly now: () => number;
  readonly resolve?: Resolve;
}

/** The connection goes to the address that was judged, whatever the name resolves to by then. */
const pinnedTo =
  (pinned: ResolvedAddress): LookupFunction =>
  (_host, options, done) =>
    options.all ? done(null, [pinned]) : done(null, pinned.address, pinned.family);

interface Post {
  readonly url: URL;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly lookup: LookupFunction;
  readonly signal: AbortSignal;
}

const open = ({ url, headers, body, lookup, signal }: Post): ClientRequest => {
  const bytes = Buffer.from(body);
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    method: 'POST',
    headers: { ...headers, 'content-length': bytes.length, 'user-agent': 'continuum-webhooks' },
    // A connection of its own: one that is kept could lead to an address judged at another time.
    agent: false,
    lookup,
    signal,
  });
  request.end(bytes);
  return request;
};

/** The answer's status. Redirects are answers like others; what the receiver wrote is not read. */
const answerOf = (request: ClientRequest, now: () => number): Promise<AttemptOutcome> =>
  new Promise((resolve, reject) => {
    request.once('error', reject);
    request.once('close', () => reject(new Error('closed without an answer')));
    request.once('upgrade', ({ statusCode = 0 }, socket) => {
      resolve({ kind: 'answered', statusCode });
      socket.destroy();
    });
    request.once('response', (response) => {
      const asked = retryAfterSeconds(response.headers['retry-after'], now());
      resolve({
        kind: 'answered',
        statusCode: response.statusCode ?? 0,
        ...(asked === undefined ? {} : { retryAfterSeconds: asked }),
      });
      response.once('error', () => request.destroy());
      request.destroy();
    });
  });

const unanswered = (because: 'timeout' | 'connection' | 'forbidden-target'): AttemptOutcome => ({
  kind: 'unanswered',
  because,
});

/** Whatever the signal does to what is waited for: whoever waits longer than the limit stops waiting. */
const unlessAborted = <Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    promise.then(resolve, reject);
  });

/**
 * Posts to a receiver nobody vouches for. The name is resolved anew for every attempt, every address it has must be
 * one that may be written to, and the connection is pinned to the first of them.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export const createSender = (settings: SenderSettings): AttemptNeeds['send'] => {
  const { timeoutMilliseconds, now, resolve = resolveByDns } = settings;
  return async (text, headers, body) => {
    if (problemsOfTarget(text, settings).length > 0) return unanswered('forbidden-target');
    const url = new URL(text);
    const signal = AbortSignal.timeout(timeoutMilliseconds);
    try {
      const addresses = await unlessAborted(resolve(hostOf(url)), signal);
      const [first] = addresses;
      if (first === undefined) return unanswered('connection');
      if (!addresses.every(({ address }) => mayWriteTo(address, url, settings)))
        return unanswered('forbidden-target');
      const request = open({ url, headers, body, lookup: pinnedTo(first), signal });
      return await unlessAborted(answerOf(request, now), signal);
    } catch {
      // DNS, TLS and sockets fail in many ways; a partner can act on two.
      return unanswered(signal.aborted ? 'timeout' : 'connection');
    }
  };
};
