import type { InformationNeed, PaperKind, Supplier } from '@continuum/contracts';
import type { Change } from '../episode/evolution.ts';
import type { Position } from '../episode/position.ts';
import type {
  AnsweredInformation,
  Episode,
  MissingInformation,
  Paper,
  PaperOnFile,
} from '../episode/state.ts';

/** Who is asked first for what a discharge leaves open, until a member asks somebody else. */
export const suppliedBy: Readonly<Record<InformationNeed, Supplier>> = {
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

/** What only a paper answers. Of the rest nobody but a reader can say whether what was told is what was asked. */
const isPaper = (need: InformationNeed): need is InformationNeed & PaperKind =>
  need === 'written-referral' || need === 'informed-consent';

/** Whether a paper that was asked for, though one is on file, is still to come: what was told brought no other one. */
const stillAsked = ({ need }: MissingInformation, papers: Papers, version: number): boolean => {
  const paper = isPaper(need) ? papers[need] : undefined;
  return paper !== undefined && paper.version !== version;
};

/** What came with the discharge is no answer to what it leaves open. */
const isAtThePractice = (paper: Paper | undefined): boolean => paper !== undefined && !paper.fromDischarge;

/**
 * What a discharge leaves open, given the papers on file; a need asked of somebody stays asked of them.
 * @param asked what was missing before
 * @param version of the event that tells of the discharge
 */
export const outstanding = (
  needs: readonly InformationNeed[],
  papers: Papers,
  asked: Asked = [],
  version = 0,
): Asked => {
  const open = needs.filter((need) => !isAtThePractice(papers[need as PaperKind]));
  const still = asked.filter((item) => !open.includes(item.need) && stillAsked(item, papers, version));
  return [...open.map((need) => itemOf(need, asked)), ...still];
};

/** What a discharge leaves open and a paper recorded at the practice answers; undefined when there is none. */
export const answeredBy = (
  needs: readonly InformationNeed[],
  papers: Papers,
  asked: Asked,
): readonly AnsweredInformation[] | undefined => {
  const answered = needs.flatMap((need) => {
    const paper = papers[need as PaperKind];
    const waiting = asked.some((item) => item.need === need);
    return paper === undefined || paper.fromDischarge || waiting
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
