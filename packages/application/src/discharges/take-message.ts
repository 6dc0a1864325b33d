import type { DischargeStatusView, PartnerId } from '@continuum/contracts';
import type { Reading } from '../ports/index.ts';
import { readDischarge } from '../reading/discharges.ts';
import { correctTranslated } from './correct-discharge.ts';
import { type Examined, examineMessage } from './examine-message.ts';
import { messageJournal } from './message-journal.ts';
import { type DischargeNeeds, type Posted, receiveTranslated } from './receive-discharge.ts';
import { requestCancellation } from './request-cancellation.ts';
import { acceptedAlready, type DischargeResult } from './result.ts';
import type { Asks, Translation } from './translation.ts';

export type MessageNeeds = DischargeNeeds & {
  readonly reading: Pick<Reading, 'canonical' | 'discharge' | 'dischargeOfReferral' | 'episode'>;
};

/** What became of a message, by what it asked for. */
export type Taken = { readonly asks: Asks; readonly warnings: Translation['warnings'] } & (
  | { readonly kind: 'result'; readonly result: DischargeResult }
  | { readonly kind: 'tried'; readonly examined: Examined }
  | { readonly kind: 'standing'; readonly status: DischargeStatusView }
);

type About = NonNullable<Translation['about']>;

/** The message id of the discharge whose referral a message names. */
const originalOf = async (
  { referralIds }: About,
  partnerId: PartnerId,
  { reading, surroundings }: MessageNeeds,
): Promise<string | undefined> => {
  for (const referralId of referralIds) {
    const pointer = await surroundings.keyedHash('referral', partnerId, referralId);
    const dischargeId = await reading.dischargeOfReferral(partnerId, pointer);
    const row = dischargeId && (await reading.discharge({ kind: 'discharge', partnerId, dischargeId }));
    if (row) return row.messageId;
  }
  return undefined;
};

/** Whether a discharge was accepted under the id that a message about a discharge bears itself. */
const isTaken = async (
  { messageId }: About,
  partnerId: PartnerId,
  { reading, surroundings }: MessageNeeds,
): Promise<boolean> => {
  const journal = await messageJournal(partnerId, messageId, surroundings);
  return (await reading.discharge(journal))?.discharge.status === 'received';
};

/** The same message under another id: a correction goes by the id of what it corrects. */
const renamed = ({ discharge, ...translation }: Translation, messageId: string): Translation => ({
  ...translation,
  messageId,
  ...(discharge === undefined ? {} : { discharge: { ...discharge, messageId } }),
});

const notFound: DischargeResult = { kind: 'not-found' };

const followed = async (
  asks: Exclude<Asks, 'discharge'>,
  trial: boolean,
  posted: Posted,
  translation: Translation,
  needs: MessageNeeds,
): Promise<Taken> => {
  const { warnings, issues } = translation;
  const told = (result: DischargeResult): Taken => ({ asks, warnings, kind: 'result', result });
  if (issues.length > 0) return told({ kind: 'malformed', issues });
  const { partner } = posted;
  const { about } = translation;
  if (about === undefined) return told(notFound);
  const named = await originalOf(about, partner.partnerId, needs);
  if (named !== undefined && (await isTaken(about, partner.partnerId, needs))) return told(acceptedAlready);
  const messageId = named ?? about.messageId;
  const sentAs = {
    ownKey: await needs.surroundings.dischargeId(partner.partnerId, about.messageId),
    hash: needs.surroundings.hash(posted.bytes),
  };
  if (asks === 'correction') {
    const corrected = renamed(translation, messageId);
    return told(await correctTranslated(corrected, { ...posted, messageId, sentAs }, needs));
  }
  if (asks === 'cancellation' && !trial) {
    const wish = { partner, messageId, reason: 'referrer-request', sentAs } as const;
    return told(await requestCancellation(wish, needs));
  }
  const status = await readDischarge(partner.partnerId, messageId, needs);
  return status === undefined ? told(notFound) : { asks, warnings, kind: 'standing', status };
};

/**
 * Takes any message and does what it asks for: takes a discharge, corrects or cancels one, or tells where one stands.
 * Of a trial nothing is kept, whoever says that it is one: the request, or the message itself.
 */
export const takeMessage = async (
  { dryRun, ...posted }: Posted & { readonly dryRun: boolean },
  needs: MessageNeeds,
): Promise<Taken> => {
  const { mediaType, bytes, partner, idempotencyKey } = posted;
  const translation = needs.translator.translate(mediaType, bytes, partner, idempotencyKey);
  if (translation === 'unsupported')
    return { asks: 'discharge', warnings: [], kind: 'result', result: { kind: 'unsupported' } };
  const { asks = 'discharge', warnings } = translation;
  const trial = dryRun || translation.trialOnly === true;
  if (asks === 'status' || asks === 'cancellation' || (asks === 'correction' && !trial))
    return followed(asks, trial, posted, translation, needs);
  if (!trial)
    return { asks, warnings, kind: 'result', result: await receiveTranslated(translation, posted, needs) };
  const examined = await examineMessage(translation, partner, needs);
  return 'kind' in examined
    ? { asks, warnings, kind: 'result', result: examined }
    : { asks, warnings, kind: 'tried', examined };
};
