import type { XmlElement } from './element.ts';

/** Elements of a narrative between which words do not run on. */
const apart = new Set(['br', 'item', 'td', 'th', 'tr', 'paragraph', 'caption', 'list', 'table']);

/** As much of a text as anything is read from. */
const mostCharacters = 50_000;

const collect = (element: XmlElement, parts: string[], room: { left: number }): void => {
  for (const part of element.content) {
    if (room.left <= 0) return;
    if (typeof part === 'string') {
      parts.push(part.slice(0, room.left));
      room.left -= part.length;
      continue;
    }
    if (apart.has(part.name)) parts.push(' ');
    collect(part, parts, room);
    if (apart.has(part.name)) parts.push(' ');
  }
};

/** All that an element and what is in it says in words, white space folded; undefined where it says nothing. */
export const wordsIn = (element: XmlElement | undefined): string | undefined => {
  if (element === undefined) return undefined;
  const parts: string[] = [];
  collect(element, parts, { left: mostCharacters });
  const words = parts.join('').replace(/\s+/g, ' ').trim();
  return words === '' ? undefined : words;
};
