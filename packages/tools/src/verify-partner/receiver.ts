import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What was posted to a receiver, as it came. */
export interface Arrived {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Takes webhooks on this machine, and keeps them. */
export interface Receiver {
  /** Its address on this machine. */
  readonly url: string;
  /** What arrived under this `webhook-id`; undefined when nothing did in time. */
  arrived(webhookId: string): Promise<Arrived | undefined>;
  close(): void;
}

/** What a relay in front of this machine may take. */
const longestWayMilliseconds = 10_000;

/** @throws Error when the port is taken */
export const startReceiver = async (port: number): Promise<Receiver> => {
  const kept = new Map<string, PromiseWithResolvers<Arrived>>();
  const under = (webhookId: string): PromiseWithResolvers<Arrived> => {
    const there = kept.get(webhookId) ?? Promise.withResolvers<Arrived>();
    kept.set(webhookId, there);
    return there;
  };
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    response.writeHead(204).end();
    under(String(request.headers['webhook-id'])).resolve({ headers: request.headers, body });
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', listening);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    arrived: async (webhookId) => {
      const { promise: late, resolve } = Promise.withResolvers<Arrived | undefined>();
      const timer = setTimeout(() => resolve(undefined), longestWayMilliseconds);
      const first = await Promise.race([under(webhookId).promise, late]);
      clearTimeout(timer);
      return first;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
