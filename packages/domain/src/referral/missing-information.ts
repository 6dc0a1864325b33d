import type { InformationNeed, PaperKind, Supplier } from '@continuum/contracts';
import type { DischargeFacts } from '../episode/events.ts';
import type { Position } from '../episode/position.ts';
import type { Episode, MissingInformation, Paper } from '../episode/state.ts';

const suppliedBy: Readonly<Record<InformationNeed, Supplier>> = {
  referrer: 'partner',
  condition: 'partner',
  'written-referral': 'partner',
  'informed-consent': 'client',
};

type Papers = Episode['papers'];

/** What a discharge leaves open, given the papers on file; a need asked of somebody stays asked of them. */
export const outstanding = (
  needs: readonly InformationNeed[],
  papers: Papers,
  asked: readonly MissingInformation[] = [],
): readonly MissingInformation[] =>
  needs
    .filter((need) => papers[need as PaperKind] === undefined)
    .map((need) => ({ need, from: asked.find((item) => item.need === need)?.from ?? suppliedBy[need] }));

const same = (one: Paper | undefined, other: Omit<Paper, 'version'>): one is Paper =>
  one !== undefined && one.signedOn === other.signedOn && one.expiresOn === other.expiresOn;

/**
 * The papers that a discharge now says came with it, beside those recorded at the practice. Of two of a kind
 * the one signed later counts.
 */
export const withPapers = (papers: Papers, facts: DischargeFacts, version: number): Papers => {
  const recorded = Object.entries(papers).filter(([, paper]) => paper.fromDischarge === undefined);
  const merged: Partial<Record<PaperKind, Paper>> = Object.fromEntries(recorded);
  for (const { paper, ...dates } of facts.papers) {
    const before = papers[paper];
    const known = merged[paper];
    if (known === undefined || known.signedOn < dates.signedOn)
      merged[paper] = same(before, dates) ? before : { ...dates, version, fromDischarge: true };
  }
  return merged;
};

/** Where an undecided referral stands, given what is missing. Accepted and later ones stay where they are. */
export const positionGiven = (position: Position, missing: readonly MissingInformation[]): Position => {
  if (position !== 'referral/received' && position !== 'referral/information-requested') return position;
  return missing.length === 0 ? 'referral/received' : 'referral/information-requested';
};
