import { answeringBugs } from './answering.ts';
import { armingBugs } from './arming.ts';
import { committingBugs } from './committing.ts';
import { consumingBugs } from './consuming.ts';
import { notifyingBugs } from './notifying.ts';
import type { PlantedBug } from './planted-bug.ts';
import { relayingBugs } from './relaying.ts';
import { sweepingBugs } from './sweeping.ts';

/** Every mistake that the simulation must see. */
export const plantedBugs: readonly PlantedBug[] = [
  ...committingBugs,
  ...relayingBugs,
  ...consumingBugs,
  ...sweepingBugs,
  ...armingBugs,
  ...answeringBugs,
  ...notifyingBugs,
];

/** @throws Error when there is no bug of that name */
export const bugNamed = (name: string): PlantedBug => {
  const bug = plantedBugs.find((one) => one.name === name);
  if (bug === undefined) throw new Error(`there is no planted bug ${name}`);
  return bug;
};
