import type { WarningCode } from '../warning-codes.ts';

interface Telling {
  readonly warning: WarningCode;
  readonly numbers: RegExp;
}

/** Numbers that text may carry and that are not kept wherever they stand: by their shape, or by what they are called. */
const tellings: readonly Telling[] = [
  {
    warning: 'identifier-dropped-social-security',
    numbers:
      /(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])|\b(?:ssn|social[- ]security(?: number| no\.?)?)[\s:#]{0,5}\d[\d -]{2,14}\d/gi,
  },
  {
    warning: 'identifier-dropped-passport',
    numbers: /\bpassport(?: number| no\.?)?[\s:#]{0,5}(?=[A-Z0-9-]{0,19}\d)[A-Z0-9][A-Z0-9-]{4,19}/gi,
  },
  {
    warning: 'identifier-dropped-drivers-licence',
    numbers:
      /\bdriver'?s? ?licen[cs]e(?: number| no\.?)?[\s:#]{0,5}(?=[A-Z0-9-]{0,19}\d)[A-Z0-9][A-Z0-9-]{3,19}/gi,
  },
];

const replacement = '[not kept]';

const withoutNumbers = (text: string, tell: (warning: WarningCode) => void): string =>
  tellings.reduce((left, { warning, numbers }) => {
    const cleared = left.replace(numbers, replacement);
    if (cleared !== left) tell(warning);
    return cleared;
  }, text);

type Path = readonly (string | number)[];

/**
 * Takes Social Security, passport and licence numbers out of every text of a canonical value, in place, telling of
 * each text. The message's own id is left as it is: it is what the sender will ask by.
 */
export const dropNumbers = (
  value: unknown,
  tell: (warning: WarningCode, path: Path) => void,
  path: Path = [],
): void => {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(name) : name];
    if (typeof inner !== 'string') dropNumbers(inner, tell, at);
    else if (at.join('.') !== 'messageId')
      Reflect.set(
        value,
        name,
        withoutNumbers(inner, (warning) => tell(warning, at)),
      );
  }
};
