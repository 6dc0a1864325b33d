import type { EpisodeView, MemberCommand } from '@continuum/contracts';
import type { Random } from '../world/random.ts';

type Weights = Readonly<Partial<Record<MemberCommand, number>>>;

const leaving: Weights = { 'withdraw-client': 0.12, 'mark-entered-in-error': 0.04 };
const anywhere: Weights = {
  'record-contact-attempt': 0.5,
  'assign-trainer': 0.4,
  'correct-entry': 0.4,
  ...leaving,
};

/** What members of a practice mostly do where an episode stands. Everything they may do comes at times. */
const byStatus: Readonly<Record<string, Weights>> = {
  received: {
    ...anywhere,
    'accept-referral': 7,
    'record-paper': 4,
    'request-information': 1,
    'record-contact-attempt': 2,
    'decline-referral': 0.2,
    'cancel-referral': 0.15,
  },
  'information-requested': {
    ...anywhere,
    'accept-referral': 5,
    'record-paper': 5,
    'request-information': 0.5,
    'decline-referral': 0.2,
  },
  accepted: {
    ...anywhere,
    'record-paper': 8,
    'schedule-first-visit': 2,
    'record-missed-visit': 0.7,
    'start-program': 5,
    'cancel-referral': 0.1,
  },
  intake: {
    ...anywhere,
    'record-assessment': 8,
    'record-document-sent': 3,
    'hold-program': 0.3,
    'return-to-provider': 0.2,
  },
  baseline: {
    ...anywhere,
    'set-goals': 5,
    'set-plan': 5,
    'activate-program': 6,
    'record-document-sent': 2,
    'hold-program': 0.2,
  },
  active: {
    ...anywhere,
    'record-session': 10,
    'record-assessment': 4,
    'record-document-sent': 2.5,
    'correct-entry': 2.5,
    'schedule-follow-up': 0.7,
    'hold-program': 0.7,
    'return-to-provider': 0.4,
    'set-goals': 0.4,
    'set-plan': 0.3,
    'conclude-program': 0.25,
  },
  'on-hold': {
    ...anywhere,
    'resume-program': 6,
    'record-document-sent': 1,
    'conclude-program': 0.2,
    'hold-program': 0.3,
  },
  'returned-to-provider': {
    ...anywhere,
    'record-paper': 5,
    'resume-program': 4,
    'record-document-sent': 4,
    'correct-entry': 1.5,
  },
  drafting: {
    ...anywhere,
    'issue-report': 6,
    'continue-program': 1,
    'correct-entry': 1,
    'record-document-sent': 1,
  },
  issued: {
    ...anywhere,
    'acknowledge-report': 5,
    'close-episode': 1,
    'continue-program': 0.7,
    'record-document-sent': 2,
    'correct-entry': 1,
  },
};

const closed: Weights = { 'reopen-episode': 4, 'mark-entered-in-error': 0.3, 'record-contact-attempt': 0.5 };

const neededPapers = ['written-referral', 'informed-consent', 'release-of-information'];

const needsOf = ({ program, status, papers }: EpisodeView): MemberCommand | undefined => {
  if (status === 'accepted') {
    const isSigned = (needed: string) => papers.some(({ paper }) => paper === needed);
    return neededPapers.every(isSigned) ? 'start-program' : 'record-paper';
  }
  if (status !== 'baseline' || program === undefined) return undefined;
  if (program.goals.length === 0) return 'set-goals';
  return program.planned ? 'activate-program' : 'set-plan';
};

/** The next command, by where the episode stands; a coordinator leaves to trainers what only they may do. */
export const chooseCommand = (view: EpisodeView, random: Random): MemberCommand => {
  const needed = needsOf(view);
  if (needed !== undefined && random.chance(0.5)) return needed;
  return random.weighed((view.stage === 'closed' ? closed : byStatus[view.status]) ?? anywhere);
};
