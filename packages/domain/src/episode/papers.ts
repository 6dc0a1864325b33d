import type { Instant, LocalDate, PaperKind, Supplier } from '@continuum/contracts';
import { daysBetween, plusDays } from '../kernel/instant.ts';
import type { Failure } from '../kernel/outcome.ts';
import type { Circumstances } from './commands.ts';
import type { Episode } from './state.ts';
import { passed } from './transition.ts';

const suppliedBy: Readonly<Record<PaperKind, Supplier>> = {
  'written-referral': 'referrer',
  'medical-clearance': 'referrer',
  'informed-consent': 'client',
  'release-of-information': 'client',
  'liability-release': 'client',
  'training-agreement': 'client',
};

/** The last day a paper holds; undefined when it does not expire. */
const lastDayOf = (
  episode: Pick<Episode, 'papers'>,
  kind: PaperKind,
  referralValidForDays: number,
): LocalDate | undefined => {
  const paper = episode.papers[kind];
  if (paper === undefined || paper.expiresOn !== undefined) return paper?.expiresOn;
  return kind === 'written-referral' ? plusDays(paper.signedOn, referralValidForDays) : undefined;
};

/** Whether a paper is signed and holds on a date. */
export const paperInForce = (
  episode: Pick<Episode, 'papers'>,
  kind: PaperKind,
  on: LocalDate,
  { policy }: Circumstances,
): readonly Failure[] => {
  const paper = episode.papers[kind];
  const about = { subject: kind, suppliedBy: suppliedBy[kind] };
  if (paper === undefined) return [{ code: 'paper-missing', ...about }];
  if (paper.signedOn > on) return [{ code: 'paper-signed-later', ...about }];
  const lastDay = lastDayOf(episode, kind, policy.referralValidForDays);
  return lastDay !== undefined && lastDay < on ? [{ code: 'paper-expired', ...about }] : passed;
};

/** Whether the medical clearance on file, if there is one, has run out by a date. */
export const clearanceNotExpired = (
  episode: Episode,
  on: LocalDate,
  circumstances: Circumstances,
): readonly Failure[] =>
  paperInForce(episode, 'medical-clearance', on, circumstances).filter(
    ({ code }) => code === 'paper-expired',
  );

/** Whether a medical clearance answers the red flag: dated on or after its day, recorded after it, not expired. */
export const clearanceAnswersRedFlag = (
  episode: Pick<Episode, 'papers' | 'redFlag'>,
  on: LocalDate,
): readonly Failure[] => {
  const { redFlag } = episode;
  if (redFlag === undefined) return passed;
  const clearance = episode.papers['medical-clearance'];
  const answers =
    clearance !== undefined &&
    clearance.signedOn >= redFlag.on &&
    clearance.version > redFlag.version &&
    (clearance.expiresOn === undefined || clearance.expiresOn >= on);
  return answers
    ? passed
    : [{ code: 'clearance-needed', subject: 'medical-clearance', suppliedBy: 'referrer' }];
};

/** Whether the onset is known and so long ago that no referral is needed. */
export const beyondPostRehabilitation = (
  { onsetOn }: Pick<Episode, 'onsetOn'>,
  on: LocalDate,
  { policy }: Circumstances,
): boolean => onsetOn !== undefined && daysBetween(onsetOn, on) > policy.postRehabilitationDays;

/**
 * METI's day-365 rule: until a year after onset, injury or surgery, or when that day is unknown, a written
 * referral is needed; later a clearance is, but only when a red flag was found.
 * @see https://postrehab.com "Medical exercise training or post rehab fitness"
 */
export const referralInForce = (
  episode: Pick<Episode, 'papers' | 'onsetOn' | 'redFlag'>,
  on: LocalDate,
  circumstances: Circumstances,
): readonly Failure[] => {
  return beyondPostRehabilitation(episode, on, circumstances)
    ? clearanceAnswersRedFlag(episode, on)
    : paperInForce(episode, 'written-referral', on, circumstances);
};

const same = (one: Failure, other: Failure): boolean =>
  one.code === other.code && one.subject === other.subject;

/**
 * What stands in the way on a day or, while that is not told yet, on whichever day it can have been: what does
 * on the first of them and on the last.
 * @param told when it happened, where that is known
 * @param since when it can have happened at the earliest
 */
export const onTheDay = (
  told: Instant | undefined,
  since: Instant | undefined,
  { now, calendar }: Circumstances,
  judge: (on: LocalDate) => readonly Failure[],
): readonly Failure[] => {
  const last = judge(calendar.dateOf(told ?? now));
  if (told !== undefined || since === undefined || since > now || last.length === 0) return last;
  const first = judge(calendar.dateOf(since));
  return last.filter((failure) => first.some((other) => same(failure, other)));
};

/** Nothing about a client leaves the practice without a release of information in force on that day. */
export const releaseOn =
  (episode: Episode, circumstances: Circumstances) =>
  (on: LocalDate): readonly Failure[] =>
    paperInForce(episode, 'release-of-information', on, circumstances);

export const releaseInForce = (episode: Episode, circumstances: Circumstances): readonly Failure[] =>
  releaseOn(episode, circumstances)(circumstances.calendar.dateOf(circumstances.now));
