import { randomInt } from 'node:crypto';
import type { GenerationRules } from './generation-rules.ts';

const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html */
export function generateSecret(rules: GenerationRules): string {
  const kinds = [
    rules.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    rules.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    rules.ExcludeNumbers ? '' : '0123456789',
    rules.ExcludePunctuation ? '' : punctuation,
    rules.IncludeSpace ? ' ' : '',
  ]
    .map((kind) => [...kind].filter((character) => !rules.ExcludeCharacters.includes(character)).join(''))
    .filter((kind) => kind !== '');
  const all = kinds.join('');
  const characters = Array.from({ length: rules.PasswordLength }, () => pick(all));
  // Each kind overwrites a place of its own, so that one never undoes another.
  const places = shuffled(characters.map((_character, place) => place));
  if (rules.RequireEachIncludedType)
    kinds.forEach((kind, index) => {
      const place = places[index];
      if (place !== undefined) characters[place] = pick(kind);
    });
  const secret = characters.join('');
  if (rules.GenerateStringKey === undefined) return secret;
  return JSON.stringify({
    ...JSON.parse(rules.SecretStringTemplate ?? '{}'),
    [rules.GenerateStringKey]: secret,
  });
}

const pick = (from: string): string => from[randomInt(from.length)] ?? '';

function shuffled(places: readonly number[]): number[] {
  const left = [...places];
  return places.map(() => left.splice(randomInt(left.length), 1)[0] ?? 0);
}
