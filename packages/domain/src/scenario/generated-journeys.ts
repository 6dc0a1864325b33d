import type { Instant } from '@continuum/contracts';
import { stepDue } from '../deadlines/standing.ts';
import type { BodyOf, CommandName } from '../episode/commands.ts';
import type { Decider } from '../episode/decide.ts';
import type { CorrectedEntry, EpisodeEvent, EpisodeEventOf } from '../episode/events.ts';
import { earliest, plusDays, plusHours } from '../kernel/instant.ts';
import { pressure, readings } from './cast.ts';
import { harborCalendar, type Reply, type Scene } from './scene.ts';
import { wishes } from './wishes.ts';

/** One step of a generated journey: days pass, then somebody wishes something. Numbers choose, whatever they are. */
export interface Step {
  readonly days: number;
  readonly wish: number;
  readonly choice: number;
}

export interface Taken {
  readonly wish: string;
  readonly before: Scene;
  readonly reply: Reply;
  readonly again: (later: Scene) => Reply;
}

const pick = <T>(from: readonly T[], choice: number): T | undefined => from[choice % from.length];

const oneOf = <T>(from: readonly [T, ...T[]], choice: number): T => pick(from, choice) ?? from[0];

const paperKinds = [
  'written-referral',
  'medical-clearance',
  'informed-consent',
  'release-of-information',
  'liability-release',
] as const;

const documentKinds = [
  'introductory-letter',
  'assessment-summary',
  'progress-report',
  'change-in-status',
  'discharge-summary',
  'session-log',
] as const;

const correctable = (
  event: EpisodeEvent,
): event is Extract<
  EpisodeEvent,
  { type: 'AssessmentRecorded' | 'SessionRecorded' | 'PaperRecorded' | 'DocumentSent' }
> => ['AssessmentRecorded', 'SessionRecorded', 'PaperRecorded', 'DocumentSent'].includes(event.type);

/** Two of three times another day, at most two weeks away; a day that is still to come is today. */
const anotherDay = (at: Instant, choice: number, now: Instant): Instant =>
  choice % 3 === 0 ? at : (earliest([now, plusHours(at, 24 * ((choice % 29) - 14))]) ?? at);

const as = (event: EpisodeEvent, choice: number, now: Instant): CorrectedEntry => {
  switch (event.type) {
    case 'AssessmentRecorded': {
      const measures =
        choice % 4 === 0
          ? event.data.measures
          : [...readings(90 + (choice % 80), 15 + (choice % 15)), ...pressure(120 + (choice % 90))];
      const assessedAt = anotherDay(event.data.assessedAt, choice, now);
      return { command: 'record-assessment', body: { ...event.data, assessedAt, measures } };
    }
    case 'SessionRecorded': {
      const heldAt = anotherDay(event.data.heldAt, choice, now);
      return {
        command: 'record-session',
        body: { ...event.data, heldAt, readings: pressure(120 + (choice % 90)) },
      };
    }
    case 'PaperRecorded': {
      const paper = choice % 2 === 0 ? event.data.paper : oneOf(paperKinds, choice);
      const signedOn = plusDays(event.data.signedOn, -(choice % 9));
      return { command: 'record-paper', body: { ...event.data, paper, signedOn } };
    }
    default: {
      const { data } = event as EpisodeEventOf<'DocumentSent'>;
      const document = choice % 2 === 0 ? data.document : oneOf(documentKinds, choice);
      const sentAt = anotherDay(data.sentAt, choice, now);
      return { command: 'record-document-sent', body: { ...data, document, sentAt } };
    }
  }
};

/** A correction of some entry of the journal that a journey may correct; undefined where there is none. */
export const someCorrection = (
  { journal, now }: Scene,
  which: number,
  choice: number,
  mayCorrect: (version: number) => boolean = () => true,
): BodyOf<'correct-entry'> | undefined => {
  const entry = pick(
    journal.filter(correctable).filter(({ version }) => mayCorrect(version)),
    which,
  );
  return entry && { version: entry.version, reason: 'mistyped', corrected: as(entry, choice, now) };
};

const daysBefore = (now: Instant, days: number): Instant => plusHours(now, -24 * days);

type Choosing = (scene: Scene, choice: number) => readonly [CommandName, BodyOf<CommandName>] | undefined;

const assessment: Choosing = ({ now }, choice) => [
  'record-assessment',
  {
    kind: choice % 3 === 0 ? 'baseline' : 're-assessment',
    assessedAt: daysBefore(now, choice % 4),
    measures: [...readings(90 + (choice % 80), 15 + (choice % 15)), ...pressure(120 + (choice % 70))],
  },
];

const session: Choosing = ({ now }, choice) => [
  'record-session',
  { heldAt: daysBefore(now, choice % 6), durationMinutes: 50, readings: pressure(120 + (choice % 20)) },
];

const paper: Choosing = ({ now }, choice) => [
  'record-paper',
  {
    paper: oneOf(paperKinds, choice),
    signedOn: plusDays(harborCalendar.dateOf(now), -(choice % 3)),
  },
];

const document: Choosing = ({ now }, choice) => [
  'record-document-sent',
  { document: oneOf(documentKinds, choice), sentAt: daysBefore(now, choice % 2), channel: 'fax' },
];

const correction: Choosing = (scene, choice) => {
  const body = someCorrection(scene, choice, Math.floor(choice / 7));
  return body && ['correct-entry', body];
};

const sweepStep: Choosing = ({ episode, now }) => {
  for (const [deadline, standing] of Object.entries(episode?.deadlines ?? {})) {
    const step = stepDue(standing, now);
    if (step !== undefined) return [step, { deadline, due: standing.due } as BodyOf<'miss'>];
  }
  return undefined;
};

const chosen: readonly Choosing[] = [
  assessment,
  correction,
  sweepStep,
  session,
  document,
  paper,
  sweepStep,
  correction,
  assessment,
  session,
  document,
];
const fixed = Object.entries(wishes);

/** The wishes that record, correct or miss something, so that a journey may be made mostly of these. */
export const wishesOfEntries: readonly number[] = chosen.map((_choosing, index) => fixed.length + index);

/** Takes one step; undefined when there is nothing of that kind to wish. */
export const take = (
  scene: Scene,
  { days, wish, choice }: Step,
  decide?: Decider['decide'],
): Taken | undefined => {
  const before = scene.after({ days });
  const telling = decide === undefined ? {} : { decide };
  const index = wish % (fixed.length + chosen.length);
  const named = fixed[index];
  if (named !== undefined) {
    const [name, ask] = named;
    return {
      wish: name,
      before,
      reply: ask(before, telling),
      again: (later) => ask(later.at(before.now), telling),
    };
  }
  const wished = chosen[index - fixed.length]?.(before, choice);
  if (wished === undefined) return undefined;
  const ask = (at: Scene) => at.when(wished[0], wished[1] as never, telling);
  return { wish: wished[0], before, reply: ask(before), again: ask };
};
