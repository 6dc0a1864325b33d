export type { Heard, Rendered } from './answering.ts';
export type {
  About,
  Asks,
  ParseCanonical,
  Sender,
  TranslatedField,
  Translation,
  Warning,
} from './translation.ts';
export { createTranslator, type Translator } from './translator.ts';
export { type WarningCode, warningSentences } from './warning-codes.ts';
export type { SenderCalendar, TranslatorNeeds } from './wire-format.ts';
