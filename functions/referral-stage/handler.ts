import { referralReactions } from '@continuum/application';
import { createStageFunction, type StageNeeds } from '@continuum/lambda';
import { facts } from './function.ts';

export const createHandler = (needs: StageNeeds) => createStageFunction(facts.name, referralReactions, needs);
