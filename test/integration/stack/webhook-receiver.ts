import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

/** One webhook as it came. */
export interface Told {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a webhook tells, as its receiver reads it. */
export const saidIn = ({ body }: Told) => JSON.parse(body);

/** Whether it was signed with a secret; its instant is of the local cloud's clock, which may be ahead. */
export const isSignedWith = (secret: string, { headers, body }: Told): boolean => {
  const at = new Date(Number(headers['webhook-timestamp']) * 1000);
  const signature = new Webhook(secret).sign(headers['webhook-id'] ?? '', at, body);
  return (headers['webhook-signature'] ?? '').split(' ').includes(signature);
};

/** A receiver on this machine that answers as it is told to. */
export const openWebhookReceiver = async () => {
  const told: Told[] = [];
  let status = 204;
  const server = createServer(async (request, response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    told.push({ headers, body: await text(request) });
    response.writeHead(status).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    told,
    answerWith: (next: number): void => {
      status = next;
    },
    close: () => new Promise((closed) => server.close(closed)),
  };
};

export type WebhookReceiver = Awaited<ReturnType<typeof openWebhookReceiver>>;
