import type { TherapyDischarge } from '@continuum/contracts';
import type { DischargeIssue, Issue } from '@continuum/domain';
import type { Partner, Registry, Surroundings } from '../ports/index.ts';
import { datedWarnings, impossibleDates } from './plausible-dates.ts';
import type { DischargeResult, PartnerReceipt } from './result.ts';
import { type Agreement, agreementsOf, type Routed, routeToPractice } from './routing.ts';
import type { TranslatedField, Translation, Warning } from './translation.ts';
import { toldWhereRead } from './where-read.ts';

/** A translated, checked and routed message: either fit to be accepted, or with every reason why not. */
export interface Examined {
  readonly messageId: string;
  readonly discharge?: TherapyDischarge;
  readonly practiceId?: PartnerReceipt['practiceId'];
  readonly routedBy?: 'identifier' | 'only-agreement';
  /** The field that addresses the practice. */
  readonly routedFrom?: string;
  readonly issues: readonly Issue[];
  readonly warnings: readonly Warning[];
  readonly ignored: readonly string[];
  readonly fields: readonly TranslatedField[];
}

export const pathText = ({ path, ...issue }: Issue): DischargeIssue => ({ ...issue, path: path.join('.') });

const routingIssue = (choices: readonly string[]): Issue => ({
  path: ['referredTo', 'identifiers'],
  expected:
    choices.length === 0
      ? 'a practice that takes discharges from this clinic'
      : `one of the practices ${choices.join(', ')}`,
  got: choices.length === 0 ? 'agreements with disabled practices only' : 'none of them',
});

const routingOf = (routed: Extract<Routed, { readonly by: string }>) => ({
  practiceId: routed.practiceId,
  routedBy: routed.by,
  ...('from' in routed ? { routedFrom: routed.from } : {}),
});

export interface ExaminingNeeds {
  readonly surroundings: Pick<Surroundings, 'now'>;
  readonly registry: Pick<Registry, 'practice'>;
}

/** Who is addressed is not who gets it: the sender should know. */
const receiverWarnings = (routed: Routed): readonly Warning[] =>
  'passing' in routed && routed.passing ? [{ code: 'receiver-not-known', path: 'referredTo' }] : [];

/** Examines what could be read: dates that cannot be, and the practice it goes to. */
const examine = (
  translation: Translation & { readonly messageId: string },
  agreements: readonly Agreement[],
  surroundings: Pick<Surroundings, 'now'>,
): Examined => {
  const { messageId, discharge, legible, issues, warnings, ignored, fields = [] } = translation;
  const read = discharge ?? legible;
  if (read === undefined) return { messageId, issues, warnings, ignored, fields };
  const now = surroundings.now();
  const routed = routeToPractice(read, agreements);
  const told = toldWhereRead(fields);
  return {
    messageId,
    ...(discharge === undefined ? {} : { discharge }),
    ...('choices' in routed ? {} : routingOf(routed)),
    issues: [
      ...issues,
      ...told.issues(impossibleDates(read, now)),
      ...('choices' in routed ? [routingIssue(routed.choices)] : []),
    ],
    warnings: [...warnings, ...told.warnings([...datedWarnings(read, now), ...receiverWarnings(routed)])],
    ignored,
    fields,
  };
};

/** What would come of a translated message, whatever was accepted under its id; nothing is stored. */
export const examineMessage = async (
  translation: Translation,
  partner: Partner,
  { surroundings, registry }: ExaminingNeeds,
): Promise<Examined | Extract<DischargeResult, { kind: 'malformed' }>> => {
  const { messageId } = translation;
  return messageId === undefined
    ? { kind: 'malformed', issues: translation.issues }
    : examine({ ...translation, messageId }, await agreementsOf(partner, registry), surroundings);
};

export const isRefused = ({ discharge, practiceId, issues }: Examined): boolean =>
  discharge === undefined || practiceId === undefined || issues.length > 0;

/** What must not become a discharge that is kept: a trial, and what asks for something else. */
export const notToBeKept = (
  { asks = 'discharge', trialOnly }: Translation,
  wanted: readonly Translation['asks'][],
): DischargeResult | undefined => {
  const expected = trialOnly ? 'a message for production' : `a message that asks for a ${wanted[0]}`;
  const got = trialOnly ? 'a trial' : `a ${asks}`;
  return trialOnly || !wanted.includes(asks)
    ? { kind: 'malformed', issues: [{ path: [], expected, got }] }
    : undefined;
};
