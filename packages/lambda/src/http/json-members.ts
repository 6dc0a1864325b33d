import type { Issue } from '@continuum/contracts';

/** Deepest nesting of lists and objects that is read: far above any real body. */
export const deepestNesting = 64;

interface Open {
  /** Absent in a list. */
  readonly names?: Set<string>;
  awaitsName: boolean;
}

/** A name the sender chose; repeated only when it looks like a field's. */
const shown = (name: string): string => (/^[A-Za-z_][\w-]{0,59}$/.test(name) ? name : '(a field)');

const endOfString = (text: string, start: number): number => {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
};

/** Whether text nests deeper than the limit. Looks at characters only, so that nothing deep is ever parsed. */
export const nestsTooDeep = (text: string): boolean => {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > deepestNesting) return true;
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return false;
};

/** A hostile body repeats a name half a million times; a person mends the first hundred. */
const issuesMost = 100;

/**
 * Names that come twice in an object: RFC 8259 §4 leaves open which of them counts, so neither does. The text
 * must be JSON.
 * @returns the first hundred
 */
export const repeatedNames = (text: string): Issue[] => {
  const issues: Issue[] = [];
  const open: Open[] = [];
  for (let at = 0; at < text.length && issues.length < issuesMost; at += 1) {
    const character = text[at];
    const innermost = open.at(-1);
    if (character === '"') {
      const end = endOfString(text, at);
      if (innermost?.names !== undefined && innermost.awaitsName) {
        const name: string = JSON.parse(text.slice(at, end + 1));
        if (innermost.names.has(name))
          issues.push({ path: [shown(name)], expected: 'the field once', got: 'the same field again' });
        innermost.names.add(name);
        innermost.awaitsName = false;
      }
      at = end;
    } else if (character === '{') open.push({ names: new Set(), awaitsName: true });
    else if (character === '[') open.push({ awaitsName: false });
    else if (character === '}' || character === ']') open.pop();
    else if (character === ',' && innermost?.names !== undefined) innermost.awaitsName = true;
  }
  return issues;
};
