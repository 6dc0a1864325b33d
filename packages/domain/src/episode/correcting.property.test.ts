import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Asked, asIfRight, whatCounts, writingDown } from '../scenario/as-if-right.ts';
import { type Step, someCorrection, take, wishesOfEntries } from '../scenario/generated-journeys.ts';
import { places } from '../scenario/places.ts';
import type { Scene } from '../scenario/scene.ts';
import type { BodyOf, CommandName } from './commands.ts';
import type { Position } from './position.ts';

const beginnings = fc
  .constantFrom<Position>(
    'referral/received',
    'program/intake',
    'program/baseline',
    'program/active',
    'program/active',
    'program/on-hold',
    'program/returned-to-provider',
    'report/drafting',
    'report/issued',
  )
  .map((position) => places[position]());
const step: fc.Arbitrary<Step> = fc.record({
  days: fc.constantFrom(0, 0, 1, 2, 5, 12),
  wish: fc.oneof(
    { arbitrary: fc.nat({ max: 999 }), weight: 1 },
    { arbitrary: fc.constantFrom(...wishesOfEntries), weight: 2 },
  ),
  choice: fc.nat({ max: 9999 }),
});

/** A story in which every accepted command is written down. */
const played = (from: Scene, steps: readonly Step[]): { scene: Scene; asked: readonly Asked[] } => {
  const asked: Asked[] = [];
  let scene = from;
  for (const each of steps) {
    const taken = take(scene, each, writingDown(asked));
    if (taken !== undefined) scene = taken.before.with(taken.reply);
  }
  return { scene, asked };
};

/** Corrected already, so that nothing says what it was taken for; or a stop that others have followed since. */
const settled = ({ journal, episode }: Scene, version: number): boolean =>
  journal.some(
    ({ type, data }) =>
      (type === 'EntryCorrected' && data.entry === version) ||
      (type === 'RedFlagRaised' &&
        data.level === 'stop' &&
        data.entry === version &&
        episode?.returned?.entry !== version),
  );

/** No more assessments than HEAD remembers, whose goals are judged here only in the end. */
const remembered = (asked: readonly Asked[]): boolean =>
  asked.filter(({ command }) => command.name === 'record-assessment').length <= 3;

const judged = (scene: Scene): Scene => scene.with(scene.when('evaluate-goals', {}));
const corrected = (scene: Scene, body: BodyOf<'correct-entry'>): Scene | undefined => {
  const reply = scene.when('correct-entry', body);
  return reply.kind === 'accepted' ? scene.with(reply) : undefined;
};

/** What a correction asks of an issued report is owed to the correction itself. */
const besideTheReport = (scene: Scene, beside: readonly string[]) => {
  const told = whatCounts(scene);
  const compared = (deadline: string): boolean =>
    !deadline.startsWith('report-') && !beside.some((kind) => deadline.split(' ')[0] === kind);
  return (
    told && {
      ...told,
      deadlines: told.deadlines.filter(compared),
      stopped: told.stopped.filter(compared),
    }
  );
};

/**
 * What was missed before a pause, and then recorded as done by mistake: owed again, it counts from the pause, since
 * HEAD remembers no miss of what was done.
 */
const missesForgotten = ({ episode: actual }: Scene, { episode: right }: Scene): readonly string[] => {
  const paused = actual?.suspension ?? actual?.program?.resumedAt ?? actual?.reopenedAt;
  return Object.entries(right?.deadlines ?? {}).flatMap(([kind, { missedAt }]) => {
    const now = actual?.deadlines[kind as keyof typeof actual.deadlines];
    return paused !== undefined && missedAt !== undefined && now?.missedAt === undefined ? [kind] : [];
  });
};

/** Checks that any correction of an entry of some command leaves the episode as if that had been right at once. */
const holdsFor = (command: CommandName) =>
  fc.property(
    beginnings,
    fc.array(step, { minLength: 6, maxLength: 30, size: 'max' }),
    fc.nat({ max: 999 }),
    fc.nat({ max: 9999 }),
    (from, steps, which, choice) => {
      const { scene, asked } = played(from, steps);
      const mayCorrect = (version: number): boolean =>
        asked.some((each) => each.version === version && each.command.name === command) &&
        !settled(scene, version);
      const body = someCorrection(scene, which, choice, mayCorrect);
      const right = body && asIfRight(from, asked, body);
      const actual = body && corrected(scene, body);
      fc.pre(right !== undefined && actual !== undefined && remembered(asked));
      const forgotten = missesForgotten(actual, right);
      expect(besideTheReport(judged(actual), forgotten)).toEqual(
        besideTheReport(judged(right.at(scene.now)), forgotten),
      );
    },
  );

describe('a corrected entry leaves the episode as if it had been right from the beginning', () => {
  it.each([
    ['record-assessment', 150],
    ['record-session', 150],
    ['record-paper', 250],
    ['record-document-sent', 1000],
  ] as const)('%s', (command, numRuns) => fc.assert(holdsFor(command), { numRuns, maxSkipsPerRun: 100 }));
});
