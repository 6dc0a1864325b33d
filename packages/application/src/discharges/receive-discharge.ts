import { type EpisodeId, missingInformation, type TherapyDischarge } from '@continuum/contracts';
import type { DischargeIssue, Issue, Original } from '@continuum/domain';
import type { Journals, Originals, Partner, Registry, Surroundings } from '../ports/index.ts';
import { commitPosting } from './commit.ts';
import { datedWarnings, impossibleDates } from './plausible-dates.ts';
import { acceptedAlready, type DischargeResult, type PartnerReceipt } from './result.ts';
import { type Agreement, agreementsOf, type Routed, routeToPractice } from './routing.ts';
import type { TranslatedField, Translation, Translator, Warning } from './translation.ts';
import { toldWhereRead } from './where-read.ts';

export interface DischargeNeeds {
  readonly journals: Journals;
  readonly originals: Originals;
  readonly surroundings: Surroundings;
  readonly translator: Translator;
  readonly registry: Pick<Registry, 'practice'>;
}

/** What a partner posted, as it came. */
export interface Posted {
  readonly partner: Partner;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** What it was posted with: the id of a message that names none of its own. */
  readonly idempotencyKey?: string | undefined;
}

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

const pathText = ({ path, ...issue }: Issue): DischargeIssue => ({ ...issue, path: path.join('.') });

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

/** Who is addressed is not who gets it: the sender should know. */
const receiverWarnings = (routed: Routed): readonly Warning[] =>
  'passing' in routed && routed.passing ? [{ code: 'receiver-not-known', path: 'referredTo' }] : [];

/** Examines a translation: dates that cannot be, and the practice it goes to. */
const examine = (
  {
    messageId,
    discharge,
    issues,
    warnings,
    ignored,
    fields = [],
  }: Translation & { readonly messageId: string },
  agreements: readonly Agreement[],
  surroundings: Pick<Surroundings, 'now'>,
): Examined => {
  if (discharge === undefined) return { messageId, issues, warnings, ignored, fields };
  const now = surroundings.now();
  const routed = routeToPractice(discharge, agreements);
  const told = toldWhereRead(fields);
  const found = [
    ...issues,
    ...told.issues(impossibleDates(discharge, now)),
    ...('choices' in routed ? [routingIssue(routed.choices)] : []),
  ];
  return {
    messageId,
    discharge,
    ...('choices' in routed ? {} : routingOf(routed)),
    issues: found,
    warnings: [
      ...warnings,
      ...told.warnings([...datedWarnings(discharge, now), ...receiverWarnings(routed)]),
    ],
    ignored,
    fields,
  };
};

const receiptOf = (examined: Examined, receivedAt: PartnerReceipt['receivedAt']): PartnerReceipt => {
  const { messageId, discharge, practiceId, issues, warnings } = examined;
  const accepted = discharge !== undefined && practiceId !== undefined && issues.length === 0;
  return {
    messageId,
    outcome: accepted ? 'received' : 'refused',
    receivedAt,
    ...(practiceId === undefined ? {} : { practiceId }),
    missing: discharge === undefined ? [] : missingInformation(discharge),
    warnings,
    issues: issues.map(pathText),
  };
};

/** The translation of a message and what would come of it; nothing is stored. */
export const tryDischarge = async (
  { partner, mediaType, bytes, idempotencyKey }: Posted,
  { translator, surroundings, registry }: Pick<DischargeNeeds, 'translator' | 'surroundings' | 'registry'>,
): Promise<Examined | Exclude<DischargeResult, { kind: 'done' | 'rejected' | 'not-found' }>> => {
  const translation = translator.translate(mediaType, bytes, partner, idempotencyKey);
  if (translation === 'unsupported') return { kind: 'unsupported' };
  const { messageId } = translation;
  return messageId === undefined
    ? { kind: 'malformed', issues: translation.issues }
    : examine({ ...translation, messageId }, await agreementsOf(partner, registry), surroundings);
};

/** Leads from the partner's own referral id to the discharge, where the message names one. */
export const pointerOf = async (
  { referralId }: TherapyDischarge,
  partnerId: Partner['partnerId'],
  surroundings: Pick<Surroundings, 'keyedHash'>,
): Promise<{ readonly referralPointer?: string }> =>
  referralId === undefined
    ? {}
    : { referralPointer: await surroundings.keyedHash('referral', partnerId, referralId) };

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

/** Needs whose translator says again what it said once. */
export const translatedOnce = <Needs extends DischargeNeeds>(
  needs: Needs,
  translation: Translation,
): Needs => ({
  ...needs,
  translator: { ...needs.translator, translate: () => translation },
});

const isRefused = ({ discharge, practiceId, issues }: Examined): boolean =>
  discharge === undefined || practiceId === undefined || issues.length > 0;

const commandOf = (examined: Examined, original: Original) => {
  const { discharge, practiceId, issues, warnings } = examined;
  if (discharge === undefined || practiceId === undefined || issues.length > 0)
    return { refused: { issues: issues.map(pathText), original } };
  const codes = warnings.map(({ code }) => code);
  return { accepted: { practiceId, missing: missingInformation(discharge), warnings: codes, original } };
};

/**
 * Takes a discharge: the original into the bucket, then one commit to the message's own journal, which already
 * holds the episode id that the referral will have. A message with a readable id is kept even when refused.
 */
export const receiveDischarge = async (posted: Posted, needs: DischargeNeeds): Promise<DischargeResult> => {
  const { partner, bytes, mediaType, idempotencyKey } = posted;
  const translation = needs.translator.translate(mediaType, bytes, partner, idempotencyKey);
  if (translation === 'unsupported') return { kind: 'unsupported' };
  const refused = notToBeKept(translation, ['discharge']);
  if (refused !== undefined) return refused;
  const examined = await tryDischarge(posted, translatedOnce(needs, translation));
  if ('kind' in examined) return examined;
  const { surroundings, originals } = needs;
  const { partnerId } = partner;
  const { messageId, discharge } = examined;
  const hash = surroundings.hash(bytes);
  const dischargeId = await surroundings.dischargeId(partnerId, messageId);
  const receipt = receiptOf(examined, surroundings.now());
  return commitPosting(
    {
      journal: { kind: 'discharge', partnerId, dischargeId },
      messageId,
      requestHash: surroundings.hash(`post\n${hash}`),
      ask: async (head) => {
        if (head?.state.status === 'received') return acceptedAlready;
        const key = await (isRefused(examined)
          ? originals.keepRefused(partnerId, bytes, mediaType)
          : originals.keep(partnerId, bytes, mediaType));
        const told = commandOf(examined, { key, hash, contentType: mediaType });
        const episodeId = head?.state.episodeId ?? (surroundings.newId('ep') as EpisodeId);
        return {
          command: { name: 'receive-discharge', dischargeId, partnerId, episodeId, ...told },
          receipt,
          ...('accepted' in told && discharge !== undefined
            ? { canonical: { discharge }, ...(await pointerOf(discharge, partnerId, surroundings)) }
            : {}),
        };
      },
    },
    needs,
  );
};
