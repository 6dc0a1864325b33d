import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, json, send } from '../wire/answer.ts';
import { holderOf } from './port-holder.ts';

export type Answering = (request: IncomingMessage) => Promise<Answer>;

export interface RunningServer {
  readonly url: string;
  answerWith(answering: Answering): void;
  stop(): Promise<void>;
}

/** Listens on the loopback interface only; until it is told how to answer, it says that it is starting. */
export async function listen(port: number, failed: (error: unknown) => void): Promise<RunningServer> {
  let answering: Answering = () =>
    Promise.resolve(json(503, { message: 'the local cloud is starting' }, { 'retry-after': '1' }));
  const server = createServer({ maxHeaderSize: 32 * 1024 }, (request, response) => {
    answering(request)
      .catch((error: unknown) => {
        failed(error);
        return json(500, { message: 'Internal Server Error' });
      })
      .then((answer) => send(response, answer))
      .catch(failed);
  });
  await bind(server, port);
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}`,
    answerWith: (next) => {
      answering = next;
    },
    stop: () =>
      new Promise((settle) => {
        server.close(() => settle());
        server.closeAllConnections();
      }),
  };
}

function bind(server: Server, port: number): Promise<void> {
  return new Promise((settle, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return fail(error);
      return holderOf(port).then((holder) =>
        fail(new Error(`Port ${port} of 127.0.0.1 is taken by ${holder}. Choose another port.`)),
      );
    });
    server.listen(port, '127.0.0.1', settle);
  });
}
