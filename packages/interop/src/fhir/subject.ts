import type { Located } from './located.ts';
import type { Reading } from './reading.ts';

/**
 * Why a resource is not known to be about the client, or undefined when it is. A subject that is missing or cannot
 * be followed may be anybody.
 */
export const strangerTo = (client: Located, about: Located, { references }: Reading): string | undefined => {
  const { subject } = about.resource;
  if (subject === undefined) return 'nothing';
  const found = references.follow(subject, about);
  if (found === client) return undefined;
  return found === undefined ? 'a reference that leads to nothing' : 'somebody else';
};
