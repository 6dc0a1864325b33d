import { expect, it } from 'vitest';
import { stageOf, statusOf } from './position.ts';

it.each([
  ['referral/information-requested', 'referral', 'information-requested'],
  ['program/on-hold', 'program', 'on-hold'],
  ['report/issued', 'report', 'issued'],
  ['closed/entered-in-error', 'closed', 'entered-in-error'],
] as const)('%s is in the stage %s with the status %s', (position, stage, status) => {
  expect([stageOf(position), statusOf(position)]).toEqual([stage, status]);
});
