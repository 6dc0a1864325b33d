import { type InformationProvided, missingInformation } from '@continuum/contracts';
import type { Journals, Originals, Partner, Reading, Surroundings } from '../ports/index.ts';
import { answered } from './answers.ts';
import { canonicalNow } from './canonical-now.ts';
import { commitPosting } from './commit.ts';
import { impossiblePaperDates } from './plausible-dates.ts';
import { type DischargeResult, notAccepted } from './result.ts';

interface Needs {
  readonly journals: Journals;
  readonly originals: Originals;
  readonly surroundings: Surroundings;
  readonly reading: Pick<Reading, 'canonical'>;
}

interface Provided {
  readonly partner: Partner;
  readonly messageId: string;
  readonly information: InformationProvided;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** Answers what an accepted message left open. It reaches the episode as a reaction. */
export const provideInformation = async (provided: Provided, needs: Needs): Promise<DischargeResult> => {
  const { partner, messageId, information, bytes, mediaType } = provided;
  const { surroundings, reading, originals } = needs;
  const { partnerId } = partner;
  const hash = surroundings.hash(bytes);
  const journal = {
    kind: 'discharge',
    partnerId,
    dischargeId: await surroundings.dischargeId(partnerId, messageId),
  } as const;
  return commitPosting(
    {
      journal,
      messageId,
      requestHash: surroundings.hash(`information\n${hash}`),
      revision: { type: 'InformationProvided', hash },
      ask: async (head) => {
        if (head === undefined) return { kind: 'not-found' };
        if (head.state.status !== 'received') return notAccepted;
        const issues = impossiblePaperDates(information, surroundings.now());
        if (issues.length > 0) return { kind: 'malformed', issues };
        const before = await canonicalNow(journal, head, reading);
        const canonical = answered(before, information);
        const missing = missingInformation(canonical.discharge);
        const supplied = missingInformation(before.discharge).filter((need) => !missing.includes(need));
        const original = {
          key: await originals.keep(partnerId, bytes, mediaType),
          hash,
          contentType: mediaType,
        };
        const { practiceId } = head.state;
        return {
          command: { name: 'provide-information', provided: { supplied, missing, original } },
          canonical,
          receipt: {
            messageId,
            outcome: 'received',
            receivedAt: surroundings.now(),
            ...(practiceId === undefined ? {} : { practiceId }),
            missing,
            warnings: [],
            issues: [],
          },
        };
      },
    },
    needs,
  );
};
