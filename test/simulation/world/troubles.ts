import { BatchGetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Service } from '../services/service.ts';
import { createOutages } from './outages.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';

/** What goes wrong with one try of a call. */
export type Trouble =
  | 'lost-request'
  | 'lost-reply'
  | 'late-request'
  | 'throttled'
  | 'conflict'
  | 'unread-keys';

/** Draws what goes wrong with each call, if anything does. */
export const createTroubles = (
  world: World,
  random: Random,
): ((service: Service, command: object) => Trouble | undefined) => {
  const isOut = createOutages(world);
  return (service, command) => {
    const now = world.faults();
    if (isOut(service.name) && random.chance(0.9)) return 'throttled';
    if (random.chance(now.lostRequest)) return 'lost-request';
    if (random.chance(now.lostReply)) return 'lost-reply';
    if (random.chance(now.lateRequest)) return 'late-request';
    if (random.chance(now.throttle)) return 'throttled';
    if (command instanceof TransactWriteCommand && random.chance(now.conflict)) return 'conflict';
    if (command instanceof BatchGetCommand && random.chance(now.unreadKeys)) return 'unread-keys';
    return undefined;
  };
};
