import { describe, expect, test } from 'vitest';
import { generateSecret } from './generate-secret.ts';
import { generationRules } from './generation-rules.ts';

const generate = (rules: object): string => generateSecret(generationRules.parse(rules));

/** @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html */
describe('a generated secret', () => {
  test('has 32 characters and at least one of each kind', () => {
    const secret = generate({});
    expect(secret).toHaveLength(32);
    for (const kind of [/[a-z]/, /[A-Z]/, /\d/, /[!-/:-@[-`{-~]/]) expect(secret).toMatch(kind);
  });

  test('leaves out what is excluded', () => {
    const secret = generate({
      PasswordLength: 500,
      ExcludePunctuation: true,
      ExcludeUppercase: true,
      ExcludeCharacters: 'abc',
    });
    expect(secret).toMatch(/^[d-z0-9]{500}$/);
  });

  test('stands under its key in a template', () => {
    const secret = JSON.parse(
      generate({ SecretStringTemplate: '{"user":"app"}', GenerateStringKey: 'password' }),
    );
    expect(secret).toEqual({ user: 'app', password: expect.stringMatching(/^.{32}$/s) });
  });

  test('is another every time', () => {
    expect(generate({})).not.toBe(generate({}));
  });
});
