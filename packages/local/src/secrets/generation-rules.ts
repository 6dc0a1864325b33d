import * as z from 'zod';
import { templateBoolean, templateNumber } from '../template/numbers.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-secretsmanager-secret-generatesecretstring.html */
export const generationRules = z.strictObject({
  PasswordLength: templateNumber.default(32),
  ExcludeCharacters: z.string().default(''),
  ExcludeLowercase: templateBoolean.default(false),
  ExcludeUppercase: templateBoolean.default(false),
  ExcludeNumbers: templateBoolean.default(false),
  ExcludePunctuation: templateBoolean.default(false),
  IncludeSpace: templateBoolean.default(false),
  RequireEachIncludedType: templateBoolean.default(true),
  SecretStringTemplate: z.string().optional(),
  GenerateStringKey: z.string().optional(),
});
export type GenerationRules = z.infer<typeof generationRules>;
