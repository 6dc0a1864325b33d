/** Deepest nesting of arrays and objects that is read: the house's own limit, far above any real message. */
export const deepestNesting = 64;

const quote = 0x22;
const backslash = 0x5c;
const openingBracket = 0x5b;
const closingBracket = 0x5d;
const openingBrace = 0x7b;
const closingBrace = 0x7d;

/** Whether JSON nests deeper than the limit. Looks at bytes only, so that nothing deep is ever parsed. */
export const nestsTooDeep = (bytes: Uint8Array): boolean => {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inString) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (byte === openingBrace || byte === openingBracket) {
      depth += 1;
      if (depth > deepestNesting) return true;
    } else if (byte === closingBrace || byte === closingBracket) depth -= 1;
  }
  return false;
};
