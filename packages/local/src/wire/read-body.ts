import type { IncomingMessage } from 'node:http';

/** A body larger than the limit. */
export class BodyTooLarge extends Error {}

/** Reads a request's body whole; rejects with BodyTooLarge past the limit, having drained it. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= limitBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (bytes > limitBytes) throw new BodyTooLarge(`the body has ${bytes} bytes, ${limitBytes} are allowed`);
  return Buffer.concat(chunks, bytes);
}
