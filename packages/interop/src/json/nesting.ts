/** Deepest nesting of arrays and objects that is read: the house's own limit, far above any real message. */
export const deepestNesting = 64;

const quote = 0x22;
const backslash = 0x5c;
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

/** Whether JSON nests deeper than the limit. Looks at bytes only, so that nothing deep is ever parsed. */
export const nestsTooDeep = (bytes: Uint8Array): boolean => {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (inString) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (opening.has(byte)) {
      depth += 1;
      if (depth > deepestNesting) return true;
    } else if (closing.has(byte)) depth -= 1;
  }
  return false;
};
