/** Calls the API as any app would: tokens, idempotency keys, entity tags, and nothing behind its back. */
import { randomUUID } from 'node:crypto';

/** An answer that was not what the caller came for; the problem says why. */
class UnexpectedAnswer extends Error {
  constructor(what: string, status: number, problem: unknown) {
    super(`${what} was answered with ${status}: ${JSON.stringify(problem)}`);
  }
}

export interface Answer<Body> {
  readonly status: number;
  readonly etag: string | undefined;
  readonly body: Body;
}

export interface ApiCaller {
  get<Body>(path: string): Promise<Answer<Body>>;
  send<Body>(
    method: 'POST' | 'PUT',
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<Body>>;
}

/** A caller that asks for its token before every call, since a moved clock lets tokens expire. */
export const apiCaller = (apiUrl: string, token: () => Promise<string>): ApiCaller => {
  const call = async <Body>(method: string, path: string, init: RequestInit): Promise<Answer<Body>> => {
    const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${await token()}` };
    const response = await fetch(`${apiUrl}${path}`, { ...init, method, headers });
    const body = (await response.json()) as Body;
    if (!response.ok) throw new UnexpectedAnswer(`${method} ${path}`, response.status, body);
    return { status: response.status, etag: response.headers.get('etag') ?? undefined, body };
  };
  return {
    get: (path) => call('GET', path, {}),
    send: (method, path, body, headers = {}) =>
      call(method, path, {
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
  };
};

/** A member's command on an episode: reads the version it was decided on, then sends it once. */
export const command = async (
  caller: ApiCaller,
  episodeId: string,
  name: string,
  body: unknown,
): Promise<{ readonly version: number }> => {
  const { etag } = await caller.get(`/v1/episodes/${episodeId}`);
  const { body: receipt } = await caller.send<{ version: number }>(
    'POST',
    `/v1/episodes/${episodeId}/commands/${name}`,
    body,
    { 'if-match': etag ?? '', 'idempotency-key': randomUUID() },
  );
  return receipt;
};
