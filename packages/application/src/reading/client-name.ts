import type { ClientRow } from '@continuum/contracts';
import type { Client } from '../ports/index.ts';

type Name = Client['name'];

/** `Hicks, Jodie`; undefined when the practice knows a person by an identifier only. */
export const listedName = ({ family, given }: Name): string | undefined => {
  const parts = [family, given.join(' ')].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? undefined : parts.join(', ');
};

export const nameView = ({ family, given }: Name): ClientRow['name'] => ({
  ...(family === undefined ? {} : { family }),
  given: [...given],
});
