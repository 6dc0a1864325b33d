import { missingInformation } from '@continuum/contracts';
import type { Issue } from '@continuum/domain';
import type { Reading } from '../ports/index.ts';
import { stillAnswered } from './answers.ts';
import { canonicalNow } from './canonical-now.ts';
import { commitPosting, type SentAs } from './commit.ts';
import { type Examined, examineMessage, notToBeKept } from './examine-message.ts';
import { messageJournal } from './message-journal.ts';
import { type DischargeNeeds, type Posted, pointerOf, translated } from './receive-discharge.ts';
import { type DischargeResult, notAccepted, receivedReceipt } from './result.ts';
import type { Translation } from './translation.ts';

const wrongMessage: Issue = {
  path: ['messageId'],
  expected: 'the message id of the address',
  got: 'another one',
};

const wrongPractice: Issue = {
  path: ['referredTo'],
  expected: 'the practice of the first message',
  got: 'another one',
};

type Correcting = Posted & { readonly messageId: string; readonly sentAs?: SentAs };
type CorrectingNeeds = DischargeNeeds & { readonly reading: Pick<Reading, 'canonical'> };

/** A message without an id of its own, which corrected bytes would change, goes by the one of the address. */
const namesTheMessage = (examined: Examined, messageId: string): boolean =>
  examined.messageId === messageId ||
  examined.warnings.some(({ code }) => code === 'message-id-from-content');

/**
 * Corrects an accepted message: the whole discharge as it should have been, under the same message id and to
 * the same practice. What was supplied apart from the message stays. It reaches the episode as a reaction.
 */
export const correctTranslated = async (
  translation: Translation,
  { partner, bytes, mediaType, messageId, sentAs }: Correcting,
  needs: CorrectingNeeds,
): Promise<DischargeResult> => {
  const refused = notToBeKept(translation, ['correction', 'discharge']);
  if (refused !== undefined) return refused;
  const examined = await examineMessage(translation, partner, needs);
  if ('kind' in examined) return examined;
  const { surroundings, originals, reading } = needs;
  const { discharge, practiceId, warnings } = examined;
  const issues = [...examined.issues, ...(namesTheMessage(examined, messageId) ? [] : [wrongMessage])];
  const { partnerId } = partner;
  const hash = surroundings.hash(bytes);
  const journal = await messageJournal(partnerId, messageId, surroundings);
  return commitPosting(
    {
      journal,
      messageId,
      requestHash: surroundings.hash(`put\n${hash}`),
      ...(sentAs === undefined ? {} : { ownKey: sentAs.ownKey }),
      revision: { type: 'TherapyDischargeCorrected', hash },
      ask: async (head) => {
        if (head === undefined) return { kind: 'not-found' };
        if (head.state.status !== 'received') return notAccepted;
        if (discharge === undefined || practiceId === undefined || issues.length > 0)
          return { kind: 'malformed', issues };
        if (head.state.practiceId !== practiceId) return { kind: 'malformed', issues: [wrongPractice] };
        const before = await canonicalNow(journal, head, reading);
        const canonical = stillAnswered({ ...discharge, messageId }, before);
        const missing = missingInformation(canonical.discharge);
        const key = await originals.keep(partnerId, bytes, mediaType);
        const original = { key, hash, contentType: mediaType };
        const codes = warnings.map(({ code }) => code);
        return {
          command: { name: 'correct-discharge', corrected: { missing, warnings: codes, original } },
          canonical,
          ...(await pointerOf(discharge, partnerId, surroundings)),
          receipt: receivedReceipt({ messageId, practiceId, missing, warnings }, surroundings.now()),
        };
      },
    },
    needs,
  );
};

/** Corrects an accepted message by another as it came. */
export const correctDischarge = (posted: Correcting, needs: CorrectingNeeds): Promise<DischargeResult> =>
  translated(posted, needs, (translation) => correctTranslated(translation, posted, needs));
