import { missingInformation } from '@continuum/contracts';
import type { Issue } from '@continuum/domain';
import { commitPosting } from './commit.ts';
import { type DischargeNeeds, type Examined, type Posted, tryDischarge } from './receive-discharge.ts';
import { type DischargeResult, notAccepted } from './result.ts';

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

/** A message without an id of its own, which corrected bytes would change, goes by the one of the address. */
const namesTheMessage = (examined: Examined, messageId: string): boolean =>
  examined.messageId === messageId ||
  examined.warnings.some(({ code }) => code === 'message-id-from-content');

/**
 * Corrects an accepted message: the whole discharge as it should have been, under the same message id and to
 * the same practice. It reaches the episode as a reaction.
 */
export const correctDischarge = async (
  posted: Posted & { readonly messageId: string },
  needs: DischargeNeeds,
): Promise<DischargeResult> => {
  const examined = tryDischarge(posted, needs);
  if ('kind' in examined) return examined;
  const { surroundings, originals } = needs;
  const { partner, bytes, mediaType, messageId } = posted;
  const { discharge, practiceId, warnings } = examined;
  const issues = [...examined.issues, ...(namesTheMessage(examined, messageId) ? [] : [wrongMessage])];
  const { partnerId } = partner;
  const hash = surroundings.hash(bytes);
  const dischargeId = await surroundings.dischargeId(partnerId, messageId);
  return commitPosting(
    {
      journal: { kind: 'discharge', partnerId, dischargeId },
      messageId,
      requestHash: surroundings.hash(`put\n${hash}`),
      ask: async (head) => {
        if (head === undefined) return { kind: 'not-found' };
        if (head.state.status !== 'received') return notAccepted;
        if (discharge === undefined || practiceId === undefined || issues.length > 0)
          return { kind: 'malformed', issues };
        if (head.state.practiceId !== practiceId) return { kind: 'malformed', issues: [wrongPractice] };
        const missing = missingInformation(discharge);
        const key = await originals.keep(partnerId, bytes, mediaType);
        const original = { key, hash, contentType: mediaType };
        const codes = warnings.map(({ code }) => code);
        return {
          command: { name: 'correct-discharge', corrected: { missing, warnings: codes, original } },
          canonical: { ...discharge, messageId },
          receipt: {
            messageId,
            outcome: 'received',
            receivedAt: surroundings.now(),
            practiceId,
            missing,
            warnings,
            issues: [],
          },
        };
      },
    },
    needs,
  );
};
