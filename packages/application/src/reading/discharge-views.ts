import {
  type DeadlineKind,
  type DischargeReceipt,
  type DischargeStatusView,
  type DischargeTrial,
  type DocumentKind,
  type InformationNeed,
  type Instant,
  type MissingView,
  missingInformation,
  refusedKeptDays,
  type TranslatedFieldView,
  type WarningView,
} from '@continuum/contracts';
import { awaited, type Discharge, type Episode, suppliedBy } from '@continuum/domain';
import type { Examined } from '../discharges/examine-message.ts';
import type { PartnerReceipt } from '../discharges/result.ts';
import type { TranslatedField, Warning } from '../discharges/translation.ts';
import type { DischargeRow } from '../ports/index.ts';
import { issueViews } from './failure-views.ts';
import { standingView } from './standing-view.ts';

/** What is due to the one who referred, or from them; the rest is the practice's own housekeeping. */
const dueToReferrer: readonly DeadlineKind[] = [
  'referral-answer',
  'introductory-letter',
  'assessment-summary',
  'progress-report',
  'change-in-status',
  'report',
  'report-acknowledgement',
  'report-amendment',
];

export const missingViews = (needs: readonly InformationNeed[]): MissingView[] =>
  needs.map((need) => ({ need, from: suppliedBy[need] }));

export const warningViews = (warnings: readonly Warning[]): WarningView[] =>
  warnings.map(({ code, path }) => ({ code, ...(path === undefined ? {} : { path }) }));

export const receiptView = (receipt: PartnerReceipt): DischargeReceipt => ({
  messageId: receipt.messageId,
  outcome: receipt.outcome,
  receivedAt: receipt.receivedAt,
  ...(receipt.practiceId === undefined ? {} : { practiceId: receipt.practiceId }),
  missing: missingViews(receipt.missing),
  warnings: warningViews(receipt.warnings),
  issues: receipt.issues.map(({ path, expected, got }) => ({ path, expected, got })),
  ...(receipt.ignored === undefined ? {} : { ignored: [...receipt.ignored] }),
});

const fieldView = ({ field, path, source, fallback, value }: TranslatedField): TranslatedFieldView => ({
  field,
  path,
  ...(source === undefined ? {} : { source }),
  ...(fallback === undefined ? {} : { fallback }),
  value: value as TranslatedFieldView['value'],
});

/** What would come of a message that was examined and not kept. */
export const trialView = (examined: Examined): DischargeTrial => {
  const { messageId, discharge, practiceId, routedBy, routedFrom, issues, warnings, ignored, fields } =
    examined;
  const accepted = discharge !== undefined && practiceId !== undefined && issues.length === 0;
  return {
    messageId,
    outcome: accepted ? 'received' : 'refused',
    ...(practiceId === undefined ? {} : { practiceId }),
    ...(routedBy === undefined ? {} : { routedBy }),
    ...(routedFrom === undefined ? {} : { routedFrom }),
    missing: discharge === undefined ? [] : missingViews(missingInformation(discharge)),
    warnings: warningViews(warnings),
    issues: issueViews(issues),
    ignored: [...ignored],
    fields: fields.map(fieldView),
    ...(discharge === undefined ? {} : { discharge }),
  };
};

const nextDue = (episode: Episode): Instant | undefined => {
  const deadlines = awaited(episode);
  return dueToReferrer
    .map((kind) => deadlines[kind]?.due)
    .filter((due) => due !== undefined)
    .sort()[0];
};

/** What the referrer was sent last: a session log is the practice's own. */
const lastDocumentOf = ({ documents = {} }: Episode): DischargeStatusView['lastDocument'] =>
  (Object.keys(documents) as DocumentKind[])
    .flatMap((document) => (documents[document] ?? []).map(({ sentAt }) => ({ document, sentAt })))
    .sort((one, other) => (one.sentAt < other.sentAt ? -1 : 1))
    .at(-1);

/** Between the post and the reaction to it the referral stands where it will open. */
const justReceived = { stage: 'referral', status: 'received' } as const;

/** A received message's place in the journey: its episode's, as far as it is the partner's business. */
const placeOf = (discharge: Discharge, episode: Episode | undefined) => {
  if (discharge.status === 'refused') return {};
  if (episode === undefined) return justReceived;
  const due = nextDue(episode);
  const { ended } = episode;
  const lastDocument = lastDocumentOf(episode);
  return {
    ...standingView(episode.position),
    since: episode.standsSince,
    ...(ended === undefined ? {} : { ended }),
    ...(due === undefined ? {} : { nextDue: due }),
    ...(lastDocument === undefined ? {} : { lastDocument }),
  };
};

/** Of what is closed nothing is asked any more. */
const missingNow = (discharge: Discharge, episode: Episode | undefined): MissingView[] => {
  if (episode === undefined) return missingViews(discharge.missing);
  return episode.ended === undefined ? episode.missing.map(({ need, from }) => ({ need, from })) : [];
};

const dayMilliseconds = 86_400_000;

/** Until when a refused message stays in its sender's inbox; undefined for one that was received. */
export const keptUntil = ({ status, refusedAt, firstReceivedAt }: Discharge): Instant | undefined =>
  status === 'received'
    ? undefined
    : (new Date(
        Date.parse(refusedAt ?? firstReceivedAt) + refusedKeptDays * dayMilliseconds,
      ).toISOString() as Instant);

const refusedUntil = (discharge: Discharge) => {
  const until = keptUntil(discharge);
  return until === undefined ? {} : { keptUntil: until };
};

/** Where a partner's referral stands, by the partner's own reference and nothing of the practice's. */
export const dischargeStatusView = (
  { messageId, discharge }: DischargeRow,
  episode: Episode | undefined,
): DischargeStatusView => ({
  messageId,
  outcome: discharge.status,
  receivedAt: discharge.firstReceivedAt,
  ...(discharge.practiceId === undefined ? {} : { practiceId: discharge.practiceId }),
  ...refusedUntil(discharge),
  ...placeOf(discharge, episode),
  missing: missingNow(discharge, episode),
  ...(discharge.cancellation === undefined
    ? {}
    : { cancellationRequestedAt: discharge.cancellation.requestedAt }),
  warnings: discharge.warnings.map((code) => ({ code })),
  issues: discharge.issues.map(({ path, expected, got }) => ({ path, expected, got })),
});
