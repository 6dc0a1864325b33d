import { type EpisodeId, missingInformation, type TherapyDischarge } from '@continuum/contracts';
import type { Original } from '@continuum/domain';
import type { Journals, Originals, Partner, Registry, Surroundings } from '../ports/index.ts';
import { commitPosting } from './commit.ts';
import { type Examined, examineMessage, isRefused, notToBeKept, pathText } from './examine-message.ts';
import { messageJournal } from './message-journal.ts';
import { acceptedAlready, type DischargeResult, type PartnerReceipt } from './result.ts';
import type { Translation, Translator } from './translation.ts';

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

/** Goes on with the translation of a message; without one where its format is unknown. */
export const translated = async <Result>(
  { partner, bytes, mediaType, idempotencyKey }: Posted,
  { translator }: Pick<DischargeNeeds, 'translator'>,
  goOn: (translation: Translation) => Promise<Result>,
): Promise<Result | Extract<DischargeResult, { kind: 'unsupported' }>> => {
  const translation = translator.translate(mediaType, bytes, partner, idempotencyKey);
  return translation === 'unsupported' ? { kind: 'unsupported' } : goOn(translation);
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

/** Leads from the partner's own referral id to the discharge, where the message names one. */
export const pointerOf = async (
  { referralId }: TherapyDischarge,
  partnerId: Partner['partnerId'],
  surroundings: Pick<Surroundings, 'keyedHash'>,
): Promise<{ readonly referralPointer?: string }> =>
  referralId === undefined
    ? {}
    : { referralPointer: await surroundings.keyedHash('referral', partnerId, referralId) };

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
export const receiveTranslated = async (
  translation: Translation,
  { partner, bytes, mediaType }: Posted,
  needs: DischargeNeeds,
): Promise<DischargeResult> => {
  const refused = notToBeKept(translation, ['discharge']);
  if (refused !== undefined) return refused;
  const examined = await examineMessage(translation, partner, needs);
  if ('kind' in examined) return examined;
  const { surroundings, originals } = needs;
  const { partnerId } = partner;
  const { messageId, discharge } = examined;
  const hash = surroundings.hash(bytes);
  const journal = await messageJournal(partnerId, messageId, surroundings);
  const receipt = receiptOf(examined, surroundings.now());
  return commitPosting(
    {
      journal,
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
          command: {
            name: 'receive-discharge',
            dischargeId: journal.dischargeId,
            partnerId,
            episodeId,
            ...told,
          },
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

/** Takes a discharge as it came. */
export const receiveDischarge = (posted: Posted, needs: DischargeNeeds): Promise<DischargeResult> =>
  translated(posted, needs, (translation) => receiveTranslated(translation, posted, needs));
