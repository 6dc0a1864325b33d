import type { Delimiters } from './delimiters.ts';

const hexadecimal = /^X((?:[0-9A-F]{2})+)$/i;
const lineBreak = /^\.(?:br|sp\d*)$/i;

const fromHexadecimal = (digits: string): string =>
  new TextDecoder().decode(Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));

const meant = (sequence: string, delimiters: Delimiters): string => {
  const signs: Readonly<Record<string, string>> = {
    F: delimiters.field,
    S: delimiters.component,
    T: delimiters.subcomponent,
    R: delimiters.repetition,
    E: delimiters.escape,
  };
  if (Object.hasOwn(signs, sequence)) return signs[sequence] ?? '';
  if (lineBreak.test(sequence)) return '\n';
  const digits = hexadecimal.exec(sequence)?.[1];
  return digits === undefined ? '' : fromHexadecimal(digits);
};

/** Longer than any escape sequence; beyond it an escape character is a character. */
const longestSequence = 64;

/** Text as it was before it was written between delimiters; highlighting and the like is left out. */
export const unescaped = (text: string, delimiters: Delimiters): string => {
  const { escape } = delimiters;
  let plain = '';
  let at = 0;
  for (;;) {
    const begin = text.indexOf(escape, at);
    if (begin === -1) return plain + text.slice(at);
    const end = text.indexOf(escape, begin + 1);
    plain += text.slice(at, begin);
    if (end === -1 || end - begin > longestSequence) {
      plain += escape;
      at = begin + 1;
      continue;
    }
    plain += meant(text.slice(begin + 1, end), delimiters);
    at = end + 1;
  }
};

/** Text as it is written between delimiters; a line break is `\.br\`. */
export const escaped = (text: string, delimiters: Delimiters): string => {
  const { escape } = delimiters;
  const names = new Map([
    [delimiters.escape, 'E'],
    [delimiters.field, 'F'],
    [delimiters.component, 'S'],
    [delimiters.subcomponent, 'T'],
    [delimiters.repetition, 'R'],
    ['\n', '.br'],
  ]);
  return [...text.replace(/\r\n?/g, '\n')]
    .map((sign) => (names.has(sign) ? `${escape}${names.get(sign)}${escape}` : sign))
    .join('');
};
