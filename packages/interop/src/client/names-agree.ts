const mostCharacters = 300;

const wordsIn = (text: string): readonly string[] =>
  text
    .slice(0, mostCharacters)
    .normalize('NFKD')
    .replace(/[\p{Mark}'’.]/gu, '')
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== '');

/** The words of a person's names, without case and accents. */
export const nameWords = (names: readonly string[]): ReadonlySet<string> => new Set(names.flatMap(wordsIn));

/** Twins may share a number and a birthday; who married shares a given name with who they were before. */
export const namesAgree = (told: ReadonlySet<string>, again: ReadonlySet<string>): boolean =>
  told.size === 0 || again.size === 0 || [...told].some((word) => again.has(word));

/** Whether neither has all the names of the other. */
export const namesDiffer = (told: ReadonlySet<string>, again: ReadonlySet<string>): boolean =>
  [...told].some((word) => !again.has(word)) && [...again].some((word) => !told.has(word));
