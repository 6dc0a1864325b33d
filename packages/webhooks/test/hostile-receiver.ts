import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a receiver treats one request. */
export type Manner =
  | { readonly kind: 'answers'; readonly status: number; readonly headers?: Record<string, string> }
  | { readonly kind: 'stalls' }
  | { readonly kind: 'drops' }
  | { readonly kind: 'upgrades' }
  | { readonly kind: 'writes-without-end' };

export interface Received {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

const behave = (manner: Manner, response: ServerResponse): void => {
  switch (manner.kind) {
    case 'answers':
      response.writeHead(manner.status, manner.headers ?? {}).end('thank you');
      return;
    case 'upgrades':
      response.socket?.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n');
      return;
    case 'drops':
      response.destroy();
      return;
    case 'writes-without-end': {
      response.writeHead(200);
      const more = setInterval(() => response.write('x'.repeat(1000)), 1);
      response.once('close', () => clearInterval(more));
      return;
    }
    case 'stalls':
      return;
  }
};

/**
 * A receiver on this machine that remembers what reached it and answers as it is told.
 * @param mannerOf how the nth request (from 0) is treated
 */
export const openReceiver = async (mannerOf: (received: Received, nth: number) => Manner) => {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const one: Received = {
      path: request.url ?? '',
      headers: request.headers as Record<string, string>,
      body: await bodyOf(request),
    };
    received.push(one);
    behave(mannerOf(one, received.length - 1), response);
  });
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    received,
    /** Connections opened so far, whatever became of them. */
    connections: () => connections,
    url: (path = '/') => `http://127.0.0.1:${port}${path}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};
