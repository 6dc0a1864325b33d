import type { InformationProvided } from '@continuum/contracts';
import type { Issue } from '@continuum/domain';
import { type AnswerNeeds, answerMessage, type Sent } from './answer-message.ts';
import { answered } from './answers.ts';
import { impossiblePaperDates } from './plausible-dates.ts';
import type { DischargeResult } from './result.ts';
import { type ReadPerson, somebodyElse } from './somebody-else.ts';
import type { Warning } from './translation.ts';

interface Provided extends Sent {
  readonly information: InformationProvided;
  /** Of an answer that was read from another format. */
  readonly read?: {
    readonly client?: ReadPerson;
    readonly warnings: readonly Warning[];
    readonly ignored: readonly string[];
  };
}

/** Answers what an accepted message left open. It reaches the episode as a reaction. */
export const provideInformation = async (
  { information, read, ...sent }: Provided,
  needs: AnswerNeeds,
): Promise<DischargeResult> =>
  answerMessage(
    sent,
    'information',
    (before) => {
      const issues: readonly Issue[] = [
        ...impossiblePaperDates(information, needs.surroundings.now()),
        ...somebodyElse(read?.client, before.discharge.client),
      ];
      if (issues.length > 0) return { issues };
      return { canonical: answered(before, information), ...(read ?? {}) };
    },
    needs,
  );
