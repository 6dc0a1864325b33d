import * as z from 'zod';
import type { Options } from './arguments.ts';
import type { Disabling } from './disabling.ts';
import { Refused } from './refused.ts';
import type { Terminal } from './terminal.ts';

export const confirmOptions: Options = { yes: { type: 'boolean', says: 'do not ask' } };
export const confirmFields = z.object({ yes: z.boolean().default(false) });

/**
 * Says what a disabling affects, lets the person confirm by typing the id, and carries it out.
 * @throws Refused when they do not, or nobody can be asked
 */
export const confirmAndDisable = async (
  { what, effects, carryOut }: Disabling,
  id: string,
  yes: boolean,
  { say, ask }: Terminal,
): Promise<void> => {
  say(`Disabling the ${what}:`);
  for (const effect of effects) say(`  ${effect}`);
  if (!yes) {
    const answer = await ask(`Type ${id} to disable it: `);
    if (answer === undefined)
      throw new Refused('Nobody can be asked here; nothing was changed. Confirm with --yes.');
    if (answer.trim() !== id) throw new Refused('Not confirmed; nothing was changed.');
  }
  await carryOut();
  say('Disabled.');
};
