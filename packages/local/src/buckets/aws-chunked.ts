/** A body in S3's chunked framing: its bytes, and what stood in the trailer. */
export interface Unchunked {
  readonly content: Buffer;
  readonly trailer: Readonly<Record<string, string>>;
}

/**
 * Takes the `aws-chunked` framing off a body, which the SDK uses for streams.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export function unchunk(body: Buffer): Unchunked {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = body.indexOf('\r\n', at);
    if (lineEnd < 0) throw new Error('the chunked body ends inside a chunk');
    const size = Number.parseInt(body.subarray(at, lineEnd).toString('latin1').split(';')[0] ?? '', 16);
    if (Number.isNaN(size)) throw new Error('a chunk of the body has no size');
    at = lineEnd + 2;
    if (size === 0) break;
    parts.push(body.subarray(at, at + size));
    at += size + 2;
  }
  const trailer = body.subarray(at).toString('latin1').split('\r\n');
  return {
    content: Buffer.concat(parts),
    trailer: Object.fromEntries(
      trailer
        .filter((line) => line.includes(':'))
        .map((line) => {
          const colon = line.indexOf(':');
          return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
        }),
    ),
  };
}
