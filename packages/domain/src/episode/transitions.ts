import { deadlineTransitions } from '../deadlines/transitions.ts';
import { programTransitions } from '../program/transitions.ts';
import { referralTransitions } from '../referral/transitions.ts';
import { reportTransitions } from '../report/transitions.ts';
import { closingTransitions } from './closing.ts';
import type { CommandName } from './commands.ts';
import { continuingTransitions } from './continuing.ts';
import { correctingTransitions } from './correcting.ts';
import type { Transitions } from './transition.ts';

/** The journey: every command, who may call it, from where, under which guards, and what comes of it. */
export const transitions: Transitions<CommandName> = {
  ...referralTransitions,
  ...programTransitions,
  ...reportTransitions,
  ...continuingTransitions,
  ...correctingTransitions,
  ...closingTransitions,
  ...deadlineTransitions,
};

export const commandNames = Object.keys(transitions) as readonly CommandName[];
