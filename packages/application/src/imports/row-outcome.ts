import { type ImportedRow, type ImportRun, type Instant, missingInformation } from '@continuum/contracts';
import type { Issue } from '@continuum/domain';
import { examineMessage, isRefused, notToBeKept } from '../discharges/examine-message.ts';
import { type DischargeNeeds, receiveTranslated } from '../discharges/receive-discharge.ts';
import type { DischargeResult, PartnerReceipt } from '../discharges/result.ts';
import type { Translation, Warning } from '../discharges/translation.ts';
import type { Partner, RowRead } from '../ports/index.ts';
import { missingViews, warningViews } from '../reading/discharge-views.ts';
import { failureViews, issueViews } from '../reading/failure-views.ts';

/** Nobody reads more of one row, and what is kept of many stays small. */
const findingsMost = 20;
const findingsCharactersMost = 2_000;

type Message = Extract<RowRead, { readonly message: unknown }>['message'];

/** A row as it was read and translated, before anything comes of it. */
export interface TranslatedRow {
  readonly row: number;
  readonly messageId?: string;
  readonly message?: Message;
  readonly translation?: Translation;
  /** Why it is refused, whatever it says. */
  readonly issues: readonly Issue[];
}

export interface RunSetting {
  readonly partner: Partner;
  readonly run: ImportRun;
  readonly startedAt: Instant;
}

type Told = Omit<ImportedRow, 'row' | 'messageId'>;

const refused = (issues: readonly Issue[]): Told => ({
  outcome: 'refused',
  missing: [],
  warnings: [],
  issues: issueViews(issues),
});

/** A row without an answer of its own: nothing of it was kept. */
const withoutReceipt = (result: Exclude<DischargeResult, { readonly kind: 'done' }>): Told => {
  if (result.kind === 'malformed') return refused(result.issues);
  if (result.kind === 'rejected')
    return {
      ...refused([]),
      issues: failureViews(result.failures).map(({ sentence }) => ({
        path: 'messageId',
        expected: 'an id under which no other message was accepted',
        got: sentence,
      })),
    };
  throw new Error(`a row was ${result.kind}`);
};

const told = (
  {
    practiceId,
    missing,
    warnings,
  }: Pick<PartnerReceipt, 'practiceId' | 'missing'> & {
    readonly warnings: readonly Warning[];
  },
  outcome: Told['outcome'],
  issues: Told['issues'],
): Told => ({
  outcome,
  ...(practiceId === undefined ? {} : { practiceId }),
  missing: missingViews(missing),
  warnings: warningViews(warnings),
  issues,
});

/** What stands since before the run began was received before; what this run received is its own, however often it was killed. */
const ofReceipt = (receipt: PartnerReceipt, startedAt: Instant): Told => {
  const received = receipt.receivedAt < startedAt ? 'already-received' : 'received';
  const issues = receipt.issues.map(({ path, expected, got }) => ({ path, expected, got }));
  return told(receipt, receipt.outcome === 'refused' ? 'refused' : received, issues);
};

const tried = async (translation: Translation, partner: Partner, needs: DischargeNeeds): Promise<Told> => {
  const never = notToBeKept(translation, ['discharge']);
  const examined = never ?? (await examineMessage(translation, partner, needs));
  if ('kind' in examined) return withoutReceipt(examined as Extract<DischargeResult, { kind: 'malformed' }>);
  const { practiceId, discharge, issues, warnings } = examined;
  const missing = discharge === undefined ? [] : missingInformation(discharge);
  const standing = { ...(practiceId === undefined ? {} : { practiceId }), missing, warnings };
  return told(standing, isRefused(examined) ? 'refused' : 'received', issueViews(issues));
};

const taken = async (
  translation: Translation,
  message: Message,
  { partner, startedAt }: RunSetting,
  needs: DischargeNeeds,
): Promise<Told> => {
  const posted = { partner, mediaType: message.mediaType, bytes: message.bytes };
  const result = await receiveTranslated(translation, posted, needs);
  return result.kind === 'done' ? ofReceipt(result.receipt, startedAt) : withoutReceipt(result);
};

const stepsOf = (path: string): Issue['path'] =>
  path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/** Issues by where the row has what they are about. */
const placed = (issues: Told['issues'], { placeOf }: Partial<Message>): Told['issues'] =>
  placeOf === undefined
    ? issues
    : issues.map((issue) => ({ ...issue, path: placeOf(stepsOf(issue.path)).join('.') }));

const few = <Finding extends object>(findings: readonly Finding[]): Finding[] => {
  let characters = 0;
  return findings.slice(0, findingsMost).filter((finding) => {
    characters += JSON.stringify(finding).length;
    return characters <= findingsCharactersMost;
  });
};

/** Tries a row, or takes it as if it had been posted by itself. */
export const outcomeOf = async (
  { row, messageId, message, translation, issues }: TranslatedRow,
  setting: RunSetting,
  needs: DischargeNeeds,
): Promise<ImportedRow> => {
  const isReadable = issues.length === 0 && message !== undefined && translation !== undefined;
  const what = !isReadable
    ? refused(issues)
    : setting.run === 'trial'
      ? await tried(translation, setting.partner, needs)
      : await taken(translation, message, setting, needs);
  return {
    row,
    ...(messageId === undefined ? {} : { messageId }),
    ...what,
    warnings: few(what.warnings),
    issues: few(placed(what.issues, message ?? {})),
  };
};

/** A row in whose way an error of ours stood: sent again, it is taken. */
export const failedRow = ({ row, messageId }: Pick<TranslatedRow, 'row' | 'messageId'>): ImportedRow => ({
  row,
  ...(messageId === undefined ? {} : { messageId }),
  outcome: 'failed',
  missing: [],
  warnings: [],
  issues: [{ path: '', expected: 'a row that we can process', got: 'an error on our side' }],
});
