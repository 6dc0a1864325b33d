import { type InformationProvided, missingInformation, type TherapyDischarge } from '@continuum/contracts';
import type { Journals, Originals, Partner, Reading, Surroundings } from '../ports/index.ts';
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

/** The discharge with what was provided; conditions are added, the rest takes the place of what was there. */
const answered = (discharge: TherapyDischarge, information: InformationProvided): TherapyDischarge => ({
  ...discharge,
  ...Object.fromEntries(Object.entries(information).filter(([, value]) => value !== undefined)),
  conditions: [...(discharge.conditions ?? []), ...(information.conditions ?? [])],
});

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
      ask: async (head) => {
        if (head === undefined) return { kind: 'not-found' };
        if (head.state.status !== 'received') return notAccepted;
        const issues = impossiblePaperDates(information, surroundings.now());
        if (issues.length > 0) return { kind: 'malformed', issues };
        const before = await reading.canonical(journal, head.state.canonicalVersion);
        if (before === undefined) throw new Error('an accepted discharge has no canonical form');
        const canonical = answered(before, information);
        const missing = missingInformation(canonical);
        const supplied = missingInformation(before).filter((need) => !missing.includes(need));
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
