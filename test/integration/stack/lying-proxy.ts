import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Said {
  readonly status: number;
  readonly text: string;
}

/** A mistake that is planted between a system and whoever asks it. */
export interface Lie {
  readonly asking?: (headers: Headers) => void;
  readonly answering?: (said: Said) => Said;
}

export interface Proxy {
  readonly url: string;
  close(): void;
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer<ArrayBuffer>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** Hands every request on to the system, and every answer back, but for the lie. */
export const startProxy = async (apiUrl: string, { asking, answering }: Lie): Promise<Proxy> => {
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const headers = new Headers({ 'content-type': request.headers['content-type'] ?? '' });
    if (request.headers.authorization) headers.set('authorization', request.headers.authorization);
    asking?.(headers);
    const method = request.method ?? 'GET';
    const answered = await fetch(`${apiUrl}${request.url}`, {
      method,
      headers,
      ...(body.length > 0 ? { body } : {}),
    });
    const said = { status: answered.status, text: await answered.text() };
    const { status, text } = answering?.(said) ?? said;
    response.writeHead(status, { 'content-type': answered.headers.get('content-type') ?? '' }).end(text);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
};
