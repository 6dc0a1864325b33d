import type { DischargeStatusView } from '@continuum/contracts';
import type { Reading } from '../ports/index.ts';
import { readDischarge } from '../reading/discharges.ts';
import { correctTranslated } from './correct-discharge.ts';
import { type Examined, examineMessage } from './examine-message.ts';
import { type DischargeNeeds, type Posted, receiveTranslated } from './receive-discharge.ts';
import { requestCancellation } from './request-cancellation.ts';
import type { DischargeResult } from './result.ts';
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

/** The message id of the discharge that a message is about. */
const originalOf = async (
  { about }: Translation,
  { partnerId }: Posted['partner'],
  { reading, surroundings }: MessageNeeds,
): Promise<string | undefined> => {
  for (const referralId of about?.referralIds ?? []) {
    const pointer = await surroundings.keyedHash('referral', partnerId, referralId);
    const dischargeId = await reading.dischargeOfReferral(partnerId, pointer);
    const row = dischargeId && (await reading.discharge({ kind: 'discharge', partnerId, dischargeId }));
    if (row) return row.messageId;
  }
  return about?.messageId;
};

/** The same message under another id: a correction goes by the id of what it corrects. */
const named = ({ discharge, ...translation }: Translation, messageId: string): Translation => ({
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
  const messageId = await originalOf(translation, partner, needs);
  if (messageId === undefined) return told(notFound);
  if (asks === 'correction') {
    const corrected = named(translation, messageId);
    return told(await correctTranslated(corrected, { ...posted, messageId }, needs));
  }
  if (asks === 'cancellation' && !trial)
    return told(await requestCancellation({ partner, messageId, reason: 'referrer-request' }, needs));
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
