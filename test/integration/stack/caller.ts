/** Calls the API as any program would, and takes whatever comes back. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined when it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: replies are looked into freely by tests
  readonly body: any;
}

export interface Request {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text and bytes go as they are, anything else as JSON. */
  readonly body?: unknown;
}

export type Caller = (path: string, request?: Request) => Promise<Reply>;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const bodyOf = (body: unknown): string | Uint8Array<ArrayBuffer> | undefined => {
  if (body === undefined || typeof body === 'string') return body;
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
};

/** A caller with a token, or with none. */
export const callerOf =
  (api: string, token?: () => Promise<string>): Caller =>
  async (path, { method, headers = {}, body } = {}) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${await token()}` };
    const contentType = body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = bodyOf(body);
    const response = await fetch(`${api}${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { ...authorization, ...contentType, ...headers },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  };

/** Every item of a list, page after page. */
export const everyItem = async <Item>(caller: Caller, path: string): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let next: string | undefined;
  do {
    const after = next === undefined ? '' : `&after=${encodeURIComponent(next)}`;
    const { body } = await caller(`${path}?limit=100${after}`);
    items.push(...body.items);
    next = body.next;
  } while (next !== undefined);
  return items;
};

let keys = 0;

/** A command with the version that stands now and a key of its own. */
export const commandBy =
  (caller: Caller, episodeId: string) =>
  async (command: string, body: unknown): Promise<Reply> => {
    const { headers } = await caller(`/v1/episodes/${episodeId}`);
    keys += 1;
    return caller(`/v1/episodes/${episodeId}/commands/${command}`, {
      body,
      headers: { 'if-match': headers.get('etag') ?? '', 'idempotency-key': `key-${process.pid}-${keys}` },
    });
  };
