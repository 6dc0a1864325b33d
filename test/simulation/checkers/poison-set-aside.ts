import type { Poison } from '../actors/workload.ts';
import type { History } from './history.ts';
import type { Checker, Found } from './violation.ts';

const keptAside = (history: History, prefix: string, mark: string): number =>
  [...history.objects].filter(([key, { bytes }]) => key.startsWith(prefix) && bytes.includes(mark)).length;

const endOf = (history: History, { mark, ends }: Poison): Found[] => {
  const told = (what: string): Found[] => [{ about: mark, what: `poison ${what}` }];
  const letters = history.deadLetters.filter(({ body }) => body.includes(mark));
  const quarantined = keptAside(history, 'quarantine/', mark);
  const batches = keptAside(history, 'aws/lambda/', mark);
  if (ends === 'quarantine') {
    if (quarantined === 0) return told('that nobody can read was not kept with its reason');
    return letters.length > 0 ? told('that nobody can read is among the dead letters') : [];
  }
  if (ends === 'kept-batch') return batches === 1 ? [] : told(`of the stream is kept ${batches} times`);
  const ids = letters.map(({ body }) => /"id":"(domain-\d+)"/.exec(body)?.[1]);
  return ids.length > 0 ? [] : told('that nobody can act on is not among the dead letters');
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
