import type { LocalDate, PaperKind } from '@continuum/contracts';
import type { DischargeFacts } from '../episode/events.ts';
import type { Change } from '../episode/evolution.ts';
import type { Episode, Paper, PaperOnFile } from '../episode/state.ts';
import { remembering } from '../kernel/remembered.ts';
import { informedBy } from './missing-information.ts';

export type Papers = Pick<Episode, 'papers' | 'otherPapers'>;
type Information = Pick<Episode, 'missing' | 'answered'>;

/** A paper as somebody wrote it down. */
interface Recorded {
  readonly paper: PaperKind;
  readonly signedOn: LocalDate;
  readonly expiresOn?: LocalDate;
}

const filed = ({ papers, otherPapers = [] }: Papers): readonly PaperOnFile[] => [
  ...(Object.entries(papers) as [PaperKind, Paper][]).map(([paper, dates]) => ({ paper, ...dates })),
  ...otherPapers,
];

/**
 * Of the papers of a kind the one that counts: the last one recorded at the practice, or the one that came with
 * the discharge where that was told later and is signed later.
 */
const counting = (recorded: PaperOnFile | undefined, told: PaperOnFile | undefined) => {
  if (recorded === undefined || told === undefined) return recorded ?? told;
  return told.version > recorded.version && told.signedOn > recorded.signedOn ? told : recorded;
};

type Sorted = { papers: Episode['papers']; otherPapers: readonly PaperOnFile[] | undefined };

/** All papers on file, sorted into those that count and the last few others. */
const sorted = (all: readonly PaperOnFile[]): Sorted => {
  const papers: Partial<Record<PaperKind, Paper>> = {};
  const others: PaperOnFile[] = [];
  for (const kind of new Set(all.map(({ paper }) => paper))) {
    const ofKind = all.filter(({ paper }) => paper === kind);
    let recorded: readonly PaperOnFile[] = [];
    for (const paper of ofKind) if (!paper.fromDischarge) recorded = remembering(recorded, paper);
    const [told] = ofKind
      .filter(({ fromDischarge }) => fromDischarge)
      .toSorted((one, other) => other.signedOn.localeCompare(one.signedOn));
    const counts = counting(recorded[0], told);
    if (counts === undefined) continue;
    const { paper: _kind, ...dates } = counts;
    papers[kind] = dates;
    others.push(...[...recorded, ...(told ? [told] : [])].filter((paper) => paper !== counts));
  }
  return { papers, otherPapers: others.length === 0 ? undefined : others };
};

const same = (one: Paper, other: Recorded): boolean =>
  one.signedOn === other.signedOn && one.expiresOn === other.expiresOn;

/**
 * The papers that a discharge now says came with it, beside those recorded at the practice. One that it said
 * before is as old as then.
 */
export const withDischargePapers = (before: Papers, facts: DischargeFacts, version: number): Sorted => {
  const all = filed(before);
  const told = facts.papers.map((paper): PaperOnFile => {
    const known = all.find((one) => one.fromDischarge && one.paper === paper.paper && same(one, paper));
    return known ?? { ...paper, version, fromDischarge: true };
  });
  return sorted([...all.filter(({ fromDischarge }) => !fromDischarge), ...told]);
};

/** The papers, and what is missing, with a paper recorded, or as it really was. */
export const withRecordedPaper = (
  episode: Papers & Information,
  { paper, signedOn, expiresOn }: Recorded,
  version: number,
): Change & Pick<Episode, 'missing'> => {
  const recorded: PaperOnFile = {
    paper,
    signedOn,
    ...(expiresOn === undefined ? {} : { expiresOn }),
    version,
  };
  const others = filed(episode).filter((other) => other.version !== version);
  return { ...sorted([...others, recorded]), ...informedBy(recorded, episode, others) };
};
