export * from './announcing/index.ts';
export { practiceCalendar } from './calendar/practice-calendar.ts';
export { executeMemberCommand, type MemberRequest } from './commands/member-command.ts';
export { causeKey, eventIdOf } from './commands/records.ts';
export type { CommandReceipt, CommandResult } from './commands/result.ts';
export * from './deadlines/sweep.ts';
export { correctDischarge } from './discharges/correct-discharge.ts';
export { answerTypeOf, documentIssues, isDocument } from './discharges/document-kinds.ts';
export { heardAt, heardOf } from './discharges/heard.ts';
export { provideDocument } from './discharges/provide-document.ts';
export { provideInformation } from './discharges/provide-information.ts';
export { type DischargeNeeds, type Posted, receiveDischarge } from './discharges/receive-discharge.ts';
export { requestCancellation } from './discharges/request-cancellation.ts';
export type { DischargeResult, PartnerReceipt } from './discharges/result.ts';
export { routeToPractice } from './discharges/routing.ts';
export { type MessageNeeds, type Taken, takeMessage } from './discharges/take-message.ts';
export type { Heard, InformationReader, Translation, Translator, Warning } from './discharges/translation.ts';
export * from './imports/index.ts';
export { keepApart } from './notes/keep-apart.ts';
export * from './ports/index.ts';
export {
  programReactions,
  referralReactions,
  reportReactions,
  type StageReactions,
} from './reactions/react.ts';
export type { ReactionNeeds, ReactionResult } from './reactions/reaction.ts';
export * from './reading/index.ts';
export * from './referrals/index.ts';
export * from './webhooks/index.ts';
