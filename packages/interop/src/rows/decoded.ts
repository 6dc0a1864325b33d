const encodingOf = ([first, second]: Uint8Array): string => {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
};

/** Chunks of which the first has two bytes at least, unless there are no more: enough for a byte order mark. */
async function* begun(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first = new Uint8Array();
  let isBegun = false;
  for await (const chunk of chunks) {
    if (isBegun) yield chunk;
    else {
      first = Uint8Array.from([...first, ...chunk]);
      isBegun = first.length >= 2;
      if (isBegun) yield first;
    }
  }
  if (!isBegun) yield first;
}

/**
 * The text of a file: UTF-8, or UTF-16 where a byte order mark says so. What is no text in it comes as U+FFFD, so
 * that a row is refused that has it, and no other.
 */
export async function* decoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const chunk of begun(chunks)) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder?.decode() ?? '';
}
