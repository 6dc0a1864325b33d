import type { Poison } from '../actors/workload.ts';
import type { History } from './history.ts';
import type { Checker, Found } from './violation.ts';

const keptAside = (history: History, prefix: string, mark: string): number =>
  [...history.objects].filter(([key, { bytes }]) => key.startsWith(prefix) && bytes.includes(mark)).length;

/** Who consumes the event that no episode knows. */
const consumersOfAssessments = ['program-stage', 'report-stage'];

/** At least once; exactly once where no message came twice. */
const isRight = (count: number, { withoutDuplicates }: History): boolean =>
  withoutDuplicates ? count === 1 : count >= 1;

const endOf = (history: History, { mark, ends }: Poison): Found[] => {
  const told = (what: string): Found[] => [{ about: mark, what: `poison ${what}` }];
  const letters = history.deadLetters.filter(({ body }) => body.includes(mark));
  const quarantined = keptAside(history, 'quarantine/', mark);
  const batches = keptAside(history, 'aws/lambda/', mark);
  if (ends === 'kept-batch') return batches === 1 ? [] : told(`of the stream is kept ${batches} times`);
  if (ends === 'quarantine') {
    if (letters.length > 0) return told('that nobody can read is among the dead letters');
    return isRight(quarantined, history)
      ? []
      : told(`that nobody can read was kept with its reason ${quarantined} times`);
  }
  return consumersOfAssessments.flatMap((consumer) => {
    const count = letters.filter(({ queue }) => queue === consumer).length;
    return isRight(count, history) ? [] : told(`is ${count} times among the dead letters of ${consumer}`);
  });
};

const healthyLetters = ({ deadLetters, poison }: History): Found[] =>
  deadLetters
    .filter(({ body }) => !poison.some(({ mark }) => body.includes(mark)))
    .map(
      ({ queue, body }): Found => ({
        about: /"episodeId":"([^"]+)"/.exec(body)?.[1] ?? queue,
        what: `a message that is no poison is still among the dead letters of ${queue}`,
      }),
    );

const healthyBatches = ({ objects, poison }: History): Found[] =>
  [...objects]
    .filter(
      ([key, { bytes }]) => key.startsWith('aws/lambda/') && !poison.some(({ mark }) => bytes.includes(mark)),
    )
    .map(([key]): Found => ({ about: key, what: 'a batch that is no poison was not published after all' }));

/** Poison ends where it is looked for, and keeps nothing else from going on. */
export const poisonSetAside: Checker = (history) => [
  ...history.poison.flatMap((one) => endOf(history, one)),
  ...healthyLetters(history),
  ...healthyBatches(history),
];
