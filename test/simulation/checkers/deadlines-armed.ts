import { practices } from '../actors/cast.ts';
import { day, hour } from '../world/world.ts';
import type { EventSaid, Journal } from './history.ts';
import type { Found } from './violation.ts';

/** What a client's papers must be done within, and what that counts from. */
interface Promised {
  readonly kind: string;
  readonly armedBy: (event: EventSaid) => boolean;
  readonly countsFrom: (event: EventSaid) => unknown;
  readonly within: { readonly hours: number } | { readonly days: number };
  /** The document that fulfils it, should it have been sent before. */
  readonly document?: string;
}

const promises: readonly Promised[] = [
  {
    kind: 'referral-answer',
    armedBy: ({ type }) => type === 'ReferralOpened',
    countsFrom: ({ recordedAt }) => recordedAt,
    within: { hours: 48 },
  },
  {
    kind: 'introductory-letter',
    armedBy: ({ type }) => type === 'ProgramStarted',
    countsFrom: ({ data }) => data['visitHeldAt'],
    within: { hours: 24 },
    document: 'introductory-letter',
  },
  {
    kind: 'assessment-summary',
    armedBy: ({ type, data }) => type === 'AssessmentRecorded' && data['kind'] === 'baseline',
    countsFrom: ({ data }) => data['assessedAt'],
    within: { days: 7 },
    document: 'assessment-summary',
  },
  {
    kind: 'report',
    armedBy: ({ type }) => type === 'ReportOpened',
    countsFrom: ({ recordedAt }) => recordedAt,
    within: { days: 7 },
  },
];

/** The share of the way after which the policy reminds. */
const remindsAfter = 0.75;
/** Whoever wrote an event may have had another clock than whoever the instant is of. */
const clocksDiffer = 1.1 * hour;

/** After these, deadlines count from somewhere else, or stand still. */
const disturbs: readonly string[] = [
  'ProgramHeld',
  'ClientReturnedToProvider',
  'EntryCorrected',
  'EpisodeClosed',
  'EpisodeReopened',
];

/** Wall clocks of the practices: what date and day of the week it is there, and how far from UTC. */
const wallClocks = new Map(
  practices.map(({ practiceId, timeZone, calendar }) => {
    const date = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
    const weekday = new Intl.DateTimeFormat('en', { timeZone, weekday: 'short' });
    const offset = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    const offsetHours = (at: number): number => Number(/GMT([+-]\d\d)/.exec(offset.format(at))?.[1] ?? 0);
    return [
      practiceId as string,
      {
        isClosed: (at: number): boolean =>
          calendar.closedWeekdays.some((closed) => weekdays[closed - 1] === weekday.format(at)) ||
          calendar.holidays.some((holiday) => holiday === date.format(at)),
        plusDays: (at: number, days: number): number => {
          const then = at + days * day;
          return then - (offsetHours(then) - offsetHours(at)) * hour;
        },
      },
    ];
  }),
);

const dueOf = ({ within }: Promised, from: number, owner: string): number => {
  const clock = wallClocks.get(owner);
  if (clock === undefined) throw new Error(`${owner} is no practice of this world`);
  let due = 'hours' in within ? from + within.hours * hour : clock.plusDays(from, within.days);
  while (clock.isClosed(due)) due = clock.plusDays(due, 1);
  return due;
};

const isNear = (told: string, expected: number): boolean =>
  Math.abs(Date.parse(told) - expected) <= clocksDiffer;

const unlikePromised = (promised: Promised, event: EventSaid, owner: string): readonly string[] => {
  const { kind, countsFrom } = promised;
  const armed = event.deadlines?.armed?.find((one) => one.kind === kind);
  if (armed === undefined) return [`${event.type} did not arm ${kind}`];
  const from = Date.parse(String(countsFrom(event)));
  const due = dueOf(promised, from, owner);
  if (!isNear(armed.due, due))
    return [`${kind} is due at ${armed.due}, not at ${new Date(due).toISOString()}`];
  const remindAt = from + remindsAfter * (due - from);
  return isNear(armed.remindAt, remindAt)
    ? []
    : [`${kind} reminds at ${armed.remindAt}, not at ${new Date(remindAt).toISOString()}`];
};

/**
 * What a journal owes is armed, for as long as was promised: on open days of its practice, and reminding after
 * three quarters of the way. Nothing is said of a journal once a pause, a correction or a closing has disturbed it.
 */
export const armedAsPromised = ({ id, owner, events }: Journal): readonly Found[] => {
  const sent = new Set<unknown>();
  const found: Found[] = [];
  for (const { said } of events) {
    if (disturbs.includes(said.type)) break;
    if (said.type === 'DocumentSent') sent.add(said.data['document']);
    for (const promised of promises)
      if (promised.armedBy(said) && !(promised.document !== undefined && sent.has(promised.document)))
        found.push(...unlikePromised(promised, said, owner).map((what) => ({ about: id, what })));
  }
  return found;
};
