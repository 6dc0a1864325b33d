/** One answer of the API, as it came. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  /** The body as JSON; undefined when it is none. */
  readonly body: unknown;
}

export interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly mediaType?: string;
  readonly body?: Uint8Array<ArrayBuffer> | string;
  /** Another token than the clinic's own; none when it is empty. */
  readonly token?: string;
}

/** A clinic's way into a system. @throws Error when no answer comes */
export type Ask = (path: string, request?: Request) => Promise<Answer>;

/** The gateway itself gives up after 30 s. */
const longestAnswerMilliseconds = 35_000;

const read = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What was in the way, in words for a person: a failed fetch says it in its cause only. */
export const causeOf = (error: unknown): string => {
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  return cause instanceof Error ? cause.message : message;
};

/** Asks as the clinic that a token was given to. */
export const askingAs =
  (ownToken: string, apiUrl: string): Ask =>
  async (path, { method, mediaType, body, token = ownToken } = {}) => {
    const headers = {
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      ...(mediaType === undefined ? {} : { 'content-type': mediaType }),
    };
    const response = await fetch(`${apiUrl}${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers,
      ...(body === undefined ? {} : { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(longestAnswerMilliseconds),
    }).catch((error: unknown) => {
      throw new Error(`no answer from ${apiUrl}: ${causeOf(error)}`);
    });
    const text = await response.text();
    return { status: response.status, text, body: read(text) };
  };
