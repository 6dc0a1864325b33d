import type { History } from './history.ts';
import type { Checker, Found } from './violation.ts';

/** What poison makes functions tell of, rightly: it is a defect of whoever put it there. */
const ofPoison: ReadonlySet<string> = new Set([
  'a stream record cannot be read',
  'a kept batch could not be published',
]);

const told = ({ defects, poison }: History): Found[] =>
  defects
    .filter(({ what }) => poison.length === 0 || !ofPoison.has(what))
    .map(
      ({ node, what, fields, error }): Found => ({
        about: fields.episodeId ?? fields.recordId ?? fields.requestId ?? node,
        what: `${node}: ${what}: ${error instanceof Error ? error.message : String(error)}`,
      }),
    );

/** Whatever goes wrong around a function is told as something that passes, never as a defect of the function. */
export const noDefects: Checker = (history) => [
  ...told(history),
  ...history.memory.broken.map(
    ({ request, subject }): Found => ({ about: subject, what: `${request.route} was answered with 500` }),
  ),
];
