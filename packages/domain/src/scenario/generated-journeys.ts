import { stepDue } from '../deadlines/standing.ts';
import type { BodyOf, CommandName } from '../episode/commands.ts';
import type { Decider } from '../episode/decide.ts';
import type { CorrectedEntry, EpisodeEvent } from '../episode/events.ts';
import { plusDays } from '../kernel/instant.ts';
import { pressure, readings } from './cast.ts';
import type { Reply, Scene } from './scene.ts';
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

const correctable = (
  event: EpisodeEvent,
): event is Extract<
  EpisodeEvent,
  { type: 'AssessmentRecorded' | 'SessionRecorded' | 'PaperRecorded' | 'DocumentSent' }
> => ['AssessmentRecorded', 'SessionRecorded', 'PaperRecorded', 'DocumentSent'].includes(event.type);

const as = (event: EpisodeEvent, choice: number): CorrectedEntry => {
  switch (event.type) {
    case 'AssessmentRecorded': {
      const measures = [
        ...readings(90 + (choice % 80), 15 + (choice % 15)),
        ...pressure(120 + (choice % 90)),
      ];
      return { command: 'record-assessment', body: { ...event.data, measures } };
    }
    case 'SessionRecorded':
      return { command: 'record-session', body: { ...event.data, readings: pressure(120 + (choice % 90)) } };
    case 'PaperRecorded':
      return {
        command: 'record-paper',
        body: { ...event.data, signedOn: plusDays(event.data.signedOn, -(choice % 9)) },
      };
    default:
      return { command: 'record-document-sent', body: event.data as BodyOf<'record-document-sent'> };
  }
};

/** A correction of some entry of the journal; undefined where there is none to correct. */
export const someCorrection = (
  { journal }: Scene,
  which: number,
  choice: number,
): BodyOf<'correct-entry'> | undefined => {
  const entry = pick(journal.filter(correctable), which);
  return entry && { version: entry.version, reason: 'mistyped', corrected: as(entry, choice) };
};

type Choosing = (scene: Scene, choice: number) => readonly [CommandName, BodyOf<CommandName>] | undefined;

const assessment: Choosing = ({ now }, choice) => [
  'record-assessment',
  {
    kind: choice % 3 === 0 ? 'baseline' : 're-assessment',
    assessedAt: now,
    measures: [...readings(90 + (choice % 80), 15 + (choice % 15)), ...pressure(120 + (choice % 70))],
  },
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

const chosen: readonly Choosing[] = [assessment, correction, sweepStep, sweepStep, correction, assessment];
const fixed = Object.entries(wishes);

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
