import type { InformationNeed, PaperKind, Supplier } from '@continuum/contracts';
import type { Change } from '../episode/evolution.ts';
import type { Position } from '../episode/position.ts';
import type { AnsweredInformation, Episode, MissingInformation, PaperOnFile } from '../episode/state.ts';

const suppliedBy: Readonly<Record<InformationNeed, Supplier>> = {
  referrer: 'partner',
  condition: 'partner',
  'written-referral': 'partner',
  'informed-consent': 'client',
};

type Papers = Episode['papers'];

type Asked = readonly MissingInformation[];

const itemOf = (need: InformationNeed, asked: Asked): MissingInformation => ({
  need,
  from: asked.find((item) => item.need === need)?.from ?? suppliedBy[need],
});

/** What a discharge leaves open, given the papers on file; a need asked of somebody stays asked of them. */
export const outstanding = (needs: readonly InformationNeed[], papers: Papers, asked: Asked = []): Asked =>
  needs.filter((need) => papers[need as PaperKind] === undefined).map((need) => itemOf(need, asked));

/** What a discharge leaves open and a paper recorded at the practice answers; undefined when there is none. */
export const answeredBy = (
  needs: readonly InformationNeed[],
  papers: Papers,
  asked: Asked,
): readonly AnsweredInformation[] | undefined => {
  const answered = needs.flatMap((need) => {
    const paper = papers[need as PaperKind];
    return paper === undefined || paper.fromDischarge
      ? []
      : [{ ...itemOf(need, asked), by: paper.version, askedSince: 0 }];
  });
  return answered.length === 0 ? undefined : answered;
};

type Information = Pick<Episode, 'missing' | 'answered'>;

/**
 * What is missing, and what is answered, once a paper is recorded, or once a correction says what it really is.
 * What it seemed to answer is answered by another paper of that kind, or missing again.
 * @param others the other papers on file
 */
export const informedBy = (
  { paper, version }: PaperOnFile,
  { missing, answered = [] }: Information,
  others: readonly PaperOnFile[],
): Change & Pick<Episode, 'missing'> => {
  const newestOf = (need: InformationNeed): number =>
    Math.max(0, ...others.filter((other) => other.paper === need).map((other) => other.version));
  const open = missing.filter(({ need }) => need !== paper);
  const settled: AnsweredInformation[] = missing
    .filter(({ need }) => need === paper)
    .map((item) => ({ ...item, by: version, askedSince: newestOf(item.need) }));
  for (const item of answered) {
    const { need, from, by, askedSince } = item;
    const newest = newestOf(need);
    if (by !== version || need === paper) settled.push(item);
    else if (newest > askedSince) settled.push({ ...item, by: newest });
    else open.push({ need, from });
  }
  return { missing: open, answered: settled.length === 0 ? undefined : settled };
};

/** Where an undecided referral stands, given what is missing. Accepted and later ones stay where they are. */
export const positionGiven = (position: Position, missing: readonly MissingInformation[]): Position => {
  if (position !== 'referral/received' && position !== 'referral/information-requested') return position;
  return missing.length === 0 ? 'referral/received' : 'referral/information-requested';
};
