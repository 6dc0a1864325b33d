import type { Region } from '../wiring/region.ts';
import { createAsk } from './asking.ts';
import { clinics, practices, register, registerWebhooks } from './cast.ts';
import { runClinic } from './clinic.ts';
import { createDesk } from './desk.ts';
import { createMemory } from './memory.ts';
import { runPoisoner } from './poisoner.ts';
import { runStrangers } from './stranger.ts';
import type { Desk, Workload } from './workload.ts';

/** Registers everybody and lets them begin. Resolves once they have. */
export const startWorkload = async (region: Region, isClosing: () => boolean): Promise<Workload> => {
  const { world } = region;
  const memory = createMemory();
  const desks = new Map<string, Desk>();
  const workload: Workload = {
    world,
    region,
    memory,
    ask: createAsk(region, memory),
    episodes: [],
    poison: [],
    desk: (practiceId) => {
      const desk = desks.get(practiceId);
      if (desk === undefined) throw new Error(`there is no practice ${practiceId}`);
      return desk;
    },
    isClosing,
  };
  await register(region.table);
  await registerWebhooks(region.table);
  for (const { practiceId } of practices) desks.set(practiceId, createDesk(workload, practiceId));
  for (const clinic of clinics) void runClinic(workload, clinic);
  void runStrangers(workload);
  runPoisoner(workload);
  region.ticker.start();
  region.retries.start();
  region.rollout.onPhase(region.renew);
  return workload;
};
