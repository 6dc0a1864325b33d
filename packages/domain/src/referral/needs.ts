import type { InformationNeed } from '@continuum/contracts';
import type { Circumstances } from '../episode/commands.ts';
import type { DischargeFacts } from '../episode/events.ts';
import { referralInForce } from '../episode/papers.ts';

const need: InformationNeed = 'written-referral';

/**
 * What a discharge tells, its needs judged by the rule under which a program starts: a referral that has expired is
 * missing, and one that nobody needs any more is not. Judged once, when it is told, so that a replay does not move it.
 */
export const withNeedsJudged = (facts: DischargeFacts, circumstances: Circumstances): DischargeFacts => {
  const told = facts.papers.find(({ paper }) => paper === need);
  const { onsetOn } = facts;
  const failures = referralInForce(
    {
      papers: told === undefined ? {} : { [need]: { ...told, version: facts.canonicalVersion } },
      ...(onsetOn === undefined ? {} : { onsetOn }),
    },
    circumstances.calendar.dateOf(circumstances.now),
    circumstances,
  );
  const needed = failures.some(({ code }) => code === 'paper-missing' || code === 'paper-expired');
  if (needed === facts.missing.includes(need)) return facts;
  return {
    ...facts,
    missing: needed ? [...facts.missing, need] : facts.missing.filter((other) => other !== need),
  };
};
