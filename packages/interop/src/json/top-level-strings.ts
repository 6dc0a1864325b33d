import { endOfString, stringValue } from './text-walk.ts';

/**
 * String fields of the outermost object, as far as broken or too deeply nested JSON can be read: so that even
 * such a message can be answered under its own id. A name that comes twice counts as unread.
 */
export const topLevelStrings = (text: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  const twice = new Set<string>();
  let depth = 0;
  let name: string | undefined;
  let pending: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    if (character === '"') {
      const end = endOfString(text, at);
      if (end === -1) break;
      const value = stringValue(text.slice(at, end + 1));
      if (depth === 1) {
        if (name === undefined) pending = value;
        else if (value?.isWellFormed()) {
          if (found.has(name)) twice.add(name);
          found.set(name, value);
        }
      }
      at = end;
    } else if (character === ':' && depth === 1) {
      name = pending;
      pending = undefined;
    } else if (character === ',' && depth === 1) name = undefined;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
  }
  for (const repeated of twice) found.delete(repeated);
  return found;
};
