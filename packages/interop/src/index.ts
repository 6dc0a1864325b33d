export type { Heard, Rendered } from './answering.ts';
export {
  createInformationReader,
  type InformationReader,
  type ReadInformation,
} from './fhir/information/read-information.ts';
export {
  createFhirAnswers,
  type FhirAnswers,
  type TakenInFhir,
  type Told,
} from './fhir-out/answers/writer.ts';
export { reportOf } from './fhir-out/diagnostic-report.ts';
export { type FhirReadings, fhirReadings } from './fhir-out/reads/reader.ts';
export type { EpisodeSeen, ReferralSeen } from './fhir-out/referral-seen.ts';
export { serviceRequestOf } from './fhir-out/service-request.ts';
export { taskOf } from './fhir-out/task.ts';
export type { RowRead } from './rows/row.ts';
export { createRowReader, type RowReader } from './rows/row-reader.ts';
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
