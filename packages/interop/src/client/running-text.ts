import type { WarningCode } from '../warning-codes.ts';

interface Telling {
  readonly warning: WarningCode;
  readonly numbers: RegExp;
}

/** `number`, `no.`, `#`: what says that a number follows. */
const numbering = String.raw` ?(?:(?:number|num|no|nr)\b\.?|#)`;
/** What may stand between the name of a number and the number. */
const between = String.raw`[\s:#=(]{0,5}(?:(?:is|was)\b[\s:#=(]{0,5})?`;
/** Letters and digits, of which one is a digit, of at least so many characters; no date. */
const mixed = (least: number) =>
  String.raw`(?!\d{4}-\d{2}-\d{2}\b)(?=[A-Z0-9-]{0,19}\d)[A-Z0-9][A-Z0-9-]{${least - 1},19}`;

/** Called by its name: the whole number, or its last four digits. */
const socialSecurityDigits = String.raw`(?:[X*]{3}[ -]?[X*]{2}[ -]?\d{4}|\d(?:[ .\u2010-\u2013-]?\d){3,8}\d*)`;
/** A telephone number with a country code has the shape at its end. */
const socialSecurityShape = String.raw`(?<![\w+-]|\+\d{1,3} )\d{3}(?:[-\u2010-\u2013]\d{2}[-\u2010-\u2013]|[ \u00A0]\d{2}[ \u00A0])\d{4}(?![\w-])`;

const anyOf = (...patterns: readonly string[]): RegExp => new RegExp(patterns.join('|'), 'gi');

/**
 * Numbers that text may carry and that are not kept wherever they stand: by their shape, or by what they are called.
 * Every repetition is bounded, so that a text is read in time that grows with its length.
 */
const tellings: readonly Telling[] = [
  {
    warning: 'identifier-dropped-social-security',
    numbers: anyOf(
      String.raw`\b(?:(?:ssn|soc(?:ial)?\.?[ -]?sec(?:urity)?\.?)(?:${numbering})?|ss${numbering})${between}${socialSecurityDigits}`,
      socialSecurityShape,
    ),
  },
  {
    warning: 'identifier-dropped-passport',
    numbers: anyOf(String.raw`\bpassport(?: book| card)?(?:${numbering})?${between}${mixed(5)}`),
  },
  {
    warning: 'identifier-dropped-drivers-licence',
    numbers: anyOf(
      String.raw`\bdriv(?:er['’]?s?['’]?|ing) ?(?:licen[cs]e|lic\b\.?)(?:${numbering})?${between}${mixed(4)}`,
      String.raw`\bdl(?:n|${numbering})${between}[A-Z]{0,3}\d(?:-?\d){4,18}`,
    ),
  },
  {
    warning: 'identifier-dropped-licence',
    numbers: anyOf(String.raw`\b(?:licen[cs]e|lic\b\.?)(?:${numbering}|:)${between}${mixed(5)}`),
  },
];

const replacement = '[not kept]';

const withoutNumbers = (text: string, tell: (warning: WarningCode) => void): string =>
  tellings.reduce((left, { warning, numbers }) => {
    const cleared = left.replace(numbers, replacement);
    if (cleared !== left) tell(warning);
    return cleared;
  }, text);

/** The warning that says which number a text carries, if any. */
export const numberIn = (text: string): WarningCode | undefined =>
  tellings.find(({ numbers }) => text.search(numbers) !== -1)?.warning;

type Path = readonly (string | number)[];

/** Fields that name or reach something only as a whole: what is left of them would name something else. */
const naming = new Set(['referralId', 'client.contact.email', 'coverage.memberNumber']);

const isNothing = (field: string, left: string, written: string): boolean =>
  (field === 'client.contact.phone' && left === replacement) || (naming.has(field) && left !== written);

/**
 * Takes Social Security, passport and licence numbers out of every text of a canonical value, in place, telling of
 * each text; a field that is nothing without its number is taken out with it. The message's own id is left as it is: it
 * is what the sender will ask by.
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
    else if (at.join('.') !== 'messageId') {
      const left = withoutNumbers(inner, (warning) => tell(warning, at));
      if (isNothing(at.join('.'), left, inner)) Reflect.deleteProperty(value, name);
      else Reflect.set(value, name, left);
    }
  }
};
