import { messageIdSystem, referralIdSystem } from '../ids.ts';

/** What a partner calls a referral: the id of its message, or its own of the referral. */
export type OwnId = { readonly messageId: string } | { readonly referralId: string };

/** Values of one parameter; more are not looked for. */
const mostValues = 20;

/** Parts between separators that no backslash stands before. */
const separated = (text: string, separator: ',' | '|'): string[] => {
  const parts: string[] = [];
  let part = '';
  let escaped = false;
  for (const character of text) {
    if (character === separator && !escaped) {
      parts.push(part);
      part = '';
    } else part += character;
    escaped = character === '\\' && !escaped;
  }
  return [...parts, part];
};

const unescaped = (text: string): string => text.replace(/\\([\\,|$])/g, '$1');

const idsOf = (token: string): readonly OwnId[] => {
  const [first = '', ...rest] = separated(token, '|').map(unescaped);
  if (rest.length === 0) return [{ messageId: first }, { referralId: first }];
  const value = rest.join('|');
  if (first === messageIdSystem) return [{ messageId: value }];
  return first === referralIdSystem ? [{ referralId: value }] : [];
};

/**
 * What a search by identifier asks for: `system|value`, or a value of whatever system, several with commas between. An
 * identifier of another system, or of none, is of no referral.
 * @see https://hl7.org/fhir/R4/search.html#token
 */
export const ownIdsIn = (parameter: string): readonly OwnId[] =>
  separated(parameter, ',').slice(0, mostValues).flatMap(idsOf);
