import type { CommandExamples } from './command-examples.ts';
import { endingExamples } from './ending.ts';
import { programExamples } from './program.ts';
import { referralExamples } from './referral.ts';

/** A body for every command, from the program of Jodie Hicks, who is made up. */
export const commandExamples: CommandExamples = {
  ...referralExamples,
  ...programExamples,
  ...endingExamples,
};
