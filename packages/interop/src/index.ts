export type { ParseCanonical, Sender, TranslatedField, Translation, Warning } from './translation.ts';
export { createTranslator, type Translator } from './translator.ts';
export { type WarningCode, warningSentences } from './warning-codes.ts';
export type { TranslatorNeeds } from './wire-format.ts';
