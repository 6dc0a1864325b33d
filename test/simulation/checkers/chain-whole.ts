import { createHash } from 'node:crypto';
import type { Journal } from './history.ts';
import type { Checker, Found } from './violation.ts';

const brokenAt = ({ id, head, events }: Journal): Found[] => {
  let previous: string | undefined;
  for (const { body, said, version } of events) {
    if (said.previous !== previous)
      return [{ about: id, what: `version ${version} does not hold the hash of the one before` }];
    previous = createHash('sha256').update(body).digest('base64url');
  }
  return head?.['chain'] === previous
    ? []
    : [{ about: id, what: 'HEAD does not hold the hash of the last event' }];
};

/** The hash chain is whole: computed anew, from the bytes as they are stored. */
export const chainWhole: Checker = ({ journals }) => journals.flatMap(brokenAt);
