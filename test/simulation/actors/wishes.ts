import type { EpisodeView, MemberCommand } from '@continuum/contracts';
import type { Random } from '../world/random.ts';
import * as bodies from './bodies.ts';

/** An entry that a member made and may have mistyped. */
export interface Entry {
  readonly version: number;
  readonly command: 'record-assessment' | 'record-session' | 'record-paper' | 'record-document-sent';
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a member looks at when choosing what to do next. */
export interface Sight {
  readonly view: EpisodeView;
  readonly now: number;
  readonly random: Random;
  readonly entries: readonly Entry[];
  readonly trainerIds: readonly string[];
}

type Wish = (sight: Sight) => object | undefined;

const papers = [
  'written-referral',
  'informed-consent',
  'release-of-information',
  'liability-release',
] as const;

const missingPaper: Wish = ({ view, now, random }) => {
  const missing = papers.filter((paper) => !view.papers.some((there) => there.paper === paper));
  const paper = missing.length > 0 ? random.pick(missing) : random.pick(papers);
  return { paper, signedOn: bodies.pastDate(now, random.below(5)) };
};

const recordPaper: Wish = (sight) =>
  sight.view.redFlag === undefined || sight.random.chance(0.2)
    ? missingPaper(sight)
    : { paper: 'medical-clearance', signedOn: bodies.pastDate(sight.now) };

const documentOf: Readonly<Record<string, readonly string[]>> = {
  intake: ['introductory-letter'],
  baseline: ['introductory-letter', 'assessment-summary'],
  active: ['assessment-summary', 'progress-report', 'session-log'],
  'on-hold': ['progress-report'],
  'returned-to-provider': ['change-in-status'],
  drafting: ['discharge-summary'],
  issued: ['discharge-summary'],
};

const corrected = ({ command, body }: Entry, { now, random }: Sight): object => {
  if (command === 'record-assessment') return { ...body, measures: bodies.progress(random) };
  if (command === 'record-session') return { ...body, readings: [bodies.pressure(118 + random.below(20))] };
  if (command === 'record-paper') return { ...body, signedOn: bodies.pastDate(now, 6 + random.below(5)) };
  return { ...body, channel: 'post' };
};

const correctEntry: Wish = (sight) => {
  if (sight.entries.length === 0) return undefined;
  const measured = sight.entries.findLast(({ command }) => command === 'record-assessment');
  const entry =
    measured !== undefined && sight.random.chance(0.5) ? measured : sight.random.pick(sight.entries);
  const { version, command } = entry;
  return { version, reason: 'mistyped', corrected: { command, body: corrected(entry, sight) } };
};

/** What each command says, sound in itself for where the episode stands. */
export const wishes: Readonly<Record<MemberCommand, Wish>> = {
  'request-information': ({ random }) => ({
    items: [{ need: random.pick(['referrer', 'condition', 'informed-consent']), from: 'partner' }],
  }),
  'record-contact-attempt': ({ now, random }) => ({
    attemptedAt: bodies.past(now),
    channel: 'phone',
    result: random.pick(['reached', 'no-answer', 'message-left']),
  }),
  'schedule-first-visit': ({ now, random }) => ({ visitAt: bodies.ahead(now, 1 + random.below(4)) }),
  'record-missed-visit': ({ now }) => ({ visitAt: bodies.past(now), reason: 'no-show' }),
  'assign-trainer': ({ random, trainerIds }) => ({ trainerId: random.pick(trainerIds) }),
  'accept-referral': ({ random, trainerIds }) => ({ trainerId: random.pick(trainerIds) }),
  'decline-referral': () => ({ reason: 'out-of-area' }),
  'cancel-referral': () => ({ reason: 'client-request' }),
  'record-paper': recordPaper,
  'start-program': ({ now }) => ({ visitHeldAt: bodies.past(now), note: 'Worried about the stairs.' }),
  'record-assessment': ({ view, now, random }) => {
    const isFirst = view.status === 'intake' || view.status === 'baseline';
    const kind = isFirst ? 'baseline' : 're-assessment';
    const measures = isFirst
      ? bodies.readings(95, 18, bodies.restingPressure(random))
      : bodies.progress(random);
    return { kind, assessedAt: bodies.past(now), measures };
  },
  'set-goals': ({ now }) => ({ goals: bodies.goals(now) }),
  'set-plan': ({ random }) => bodies.plan(random),
  'activate-program': () => ({}),
  'record-session': ({ now, random }) => bodies.session(now, random),
  'schedule-follow-up': ({ now, random }) => ({ visitAt: bodies.ahead(now, 5 + random.below(30)) }),
  'record-document-sent': ({ view, now, random }) => {
    const documents = documentOf[view.status];
    return documents && { document: random.pick(documents), sentAt: bodies.past(now), channel: 'fax' };
  },
  'hold-program': ({ now, random }) => ({
    reason: random.pick(['vacation', 'illness']),
    reviewOn: bodies.aheadDate(now, 3 + random.below(10)),
  }),
  'resume-program': () => ({}),
  'return-to-provider': ({ now }) => ({ signs: ['swelling'], occurredAt: bodies.past(now) }),
  'conclude-program': ({ random }) => ({ reason: random.pick(['plateau', 'functional-maintenance']) }),
  'issue-report': () => ({ recommendation: 'continue-independently' }),
  'acknowledge-report': ({ now }) => ({ acknowledgedAt: bodies.past(now), channel: 'fax' }),
  'continue-program': ({ now }) => ({ goals: bodies.goals(now) }),
  'close-episode': () => ({}),
  'correct-entry': correctEntry,
  'withdraw-client': () => ({ reason: 'relocation' }),
  'reopen-episode': ({ random }) => ({ reason: random.pick(['client-returned', 'new-information']) }),
  'mark-entered-in-error': () => ({ reason: 'test-entry' }),
};
